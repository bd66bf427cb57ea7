package org.ccwbench.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.check.ProgramExecution;
import org.ccwbench.check.ProgramExecution.Moved;
import org.ccwbench.check.ProgramExecution.Outcome;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.channel.Channel;
import org.ccwbench.fixtures.channel.Irb;
import org.ccwbench.fixtures.channel.Transfer;
import org.ccwbench.fixtures.device.CkdDisk;
import org.ccwbench.fixtures.device.CkdFileImage;
import org.ccwbench.fixtures.device.DiskImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one program on a disk and shows what the channel did. What its file expects does not matter. */
@Command(
        name = "execute",
        description = "Runs a guest program on a 3390 and shows the data it moved and the status it ended with.",
        footer = {
            "",
            "Without an image: a " + SampleDisk.DESCRIPTION + ".",
            "Exit code 0, whatever the status, also for a program that is refused; 5 when a file cannot be used."
        },
        mixinStandardHelpOptions = true)
final class ExecuteCommand implements Callable<Integer> {
    private static final int MOST_TRANSFERS = 64;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE.cp", description = "The program.")
    private Path file;

    @Option(
            names = "--disk",
            paramLabel = "IMAGE",
            description = "An uncompressed CKD image of a 3390; what the program writes goes to it.")
    private Path disk;

    @Option(names = "--translated", description = "Translates the program first and runs the host program.")
    private boolean translated;

    ExecuteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + ": this is a directory, but one .cp file is run at a time");
        }
        final ProgramFile program = ProgramFiles.load(file).get(0);
        if (disk == null) {
            run(program, SampleDisk.create(), SampleDisk.DESCRIPTION);
            return ExitCode.OK;
        }
        try (CkdFileImage image = CkdFileImage.open(disk)) {
            run(program, image, "3390 in " + disk + ", " + image.cylinders() + " cylinders");
        }
        return ExitCode.OK;
    }

    private void run(ProgramFile program, DiskImage image, String description) {
        final ProgramExecution execution = new ProgramExecution(program.input(), new CkdDisk(image));
        final Outcome outcome = translated ? execution.runTranslated() : execution.runGuest();
        terminal.out().println(program.behaviour());
        terminal.block("device", List.of(description));
        if (outcome.errno() != 0) {
            terminal.block("refused", RefusalText.lines(outcome.errno(), outcome.refusal()));
        } else if (outcome.irb().isEmpty()) {
            terminal.block("not started", List.of("the channel subsystem does not take this ORB"));
        } else {
            show(outcome, outcome.irb().get());
        }
    }

    private void show(Outcome outcome, Irb irb) {
        terminal.block("transfers", transfers(outcome.moved()));
        terminal.block(outcome.isEndless() ? "status when it was stopped" : "status", StatusText.lines(irb));
        terminal.block("sense data", StatusText.sense(irb));
        if (outcome.isEndless()) {
            terminal.block("endless", List.of("stopped after " + Channel.STEP_LIMIT + " commands (decimal)"));
        }
    }

    private static List<String> transfers(List<Moved> moved) {
        final List<String> lines = new ArrayList<>();
        for (final Moved one : moved.subList(0, Math.min(moved.size(), MOST_TRANSFERS))) {
            lines.add(line(one));
        }
        if (moved.size() > MOST_TRANSFERS) {
            lines.add("and " + (moved.size() - MOST_TRANSFERS) + " more (decimal)");
        }
        return lines.isEmpty() ? List.of("none") : lines;
    }

    private static String line(Moved moved) {
        final Transfer transfer = moved.transfer();
        final String where = moved.guestAddress().isPresent()
                ? "%06x".formatted(moved.guestAddress().getAsLong())
                : "host %x".formatted(transfer.address());
        return "%-14s %s %x".formatted(direction(transfer.direction()), where, transfer.length());
    }

    private static String direction(Transfer.Direction direction) {
        return switch (direction) {
            case STORE -> "store";
            case STORE_BACKWARD -> "store backward";
            case FETCH -> "fetch";
        };
    }
}
