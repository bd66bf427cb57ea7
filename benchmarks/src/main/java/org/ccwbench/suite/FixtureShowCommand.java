package org.ccwbench.suite;

import java.util.concurrent.Callable;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.ProgramFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a fixture translates to now. */
@Command(
        name = "show",
        description =
                "Shows the guest program and the host program that it translates to now, whatever its file expects.",
        mixinStandardHelpOptions = true)
final class FixtureShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private FixtureFolder fixtures;

    @Parameters(paramLabel = "NAME", description = "A file, with or without .cp, or a program of the bundled library.")
    private String name;

    FixtureShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        final ProgramFile program = fixtures.program(name);
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            new TranslationView(terminal).show(program, translator.translate(program.input()));
        }
        return ExitCode.OK;
    }
}
