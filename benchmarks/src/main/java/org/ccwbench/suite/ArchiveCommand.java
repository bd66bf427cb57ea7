package org.ccwbench.suite;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ccwbench.suite.results.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a directory of results into one file. */
@Command(
        name = "archive",
        description = "Puts a directory of results into one zip file, with a SHA-256 of each file.",
        footer = {
            "",
            "report and baseline save --from read it in the directory's place and notice when it is damaged; unzip"
                    + " unpacks it, and sha256sum -c " + Archive.MANIFEST + " checks it.",
            "Exit code 0, or 5 when the directory cannot be read or the file not be written."
        },
        mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "The directory, as run, gate, compare or latency leaves it.")
    private Path folder;

    @Option(names = "-o", paramLabel = "FILE.zip", description = "The file to make; DIR.zip when not given.")
    private Path zip;

    ArchiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        final Path normal = folder.normalize();
        final Path file = zip == null ? normal.resolveSibling(normal.getFileName() + ".zip") : zip;
        if (!file.toString().endsWith(".zip")) {
            throw new UsageException(file + ": the name of an archive must end in .zip");
        }
        final int files = Archive.write(normal, file);
        terminal.out().println("archive  " + file + ": " + files + (files == 1 ? " file" : " files"));
        terminal.out().println("unpack   unzip " + file);
        return ExitCode.OK;
    }
}
