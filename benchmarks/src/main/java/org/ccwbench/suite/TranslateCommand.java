package org.ccwbench.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.ProgramFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what one program translates to. What its file expects does not matter. */
@Command(
        name = "translate",
        description = "Shows a guest program and the host program that it translates to.",
        footer = {"", "Exit code 0, also for a program that is refused; 5 when the file cannot be read."},
        mixinStandardHelpOptions = true)
final class TranslateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE.cp", description = "The program.")
    private Path file;

    TranslateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + ": this is a directory, but one .cp file is shown at a time");
        }
        final ProgramFile program = ProgramFiles.load(file).get(0);
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            new TranslationView(terminal).show(program, translator.translate(program.input()));
        }
        return ExitCode.OK;
    }
}
