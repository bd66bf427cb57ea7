package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.ProgramCheck;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares fixtures with what they translate to now. */
@Command(
        name = "check",
        description = "Translates fixtures and compares the result with what they expect, field by field.",
        footer = {"", "Exit code 3 when one differs."},
        mixinStandardHelpOptions = true)
final class FixtureCheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private int differing;

    @Mixin
    private FixtureFolder fixtures;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Files, with or without .cp, or programs of the bundled library; all files when not given.")
    private List<String> names = new ArrayList<>();

    FixtureCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        final List<ProgramFile> programs = names.isEmpty()
                ? fixtures.all()
                : names.stream().map(fixtures::program).toList();
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            programs.forEach(program -> check(program, translator.translate(program.input())));
        }
        final String summary = programs.size() - differing + " agree, " + differing + " differ";
        terminal.out().println(differing == 0 ? terminal.good(summary) : terminal.bad(summary));
        return differing == 0 ? ExitCode.OK : ExitCode.WRONG_TRANSLATION;
    }

    private void check(ProgramFile program, Answer answer) {
        if (!program.isExpecting()) {
            throw new UsageException(program.file() + ": expects nothing; fixture accept " + program.name()
                    + " writes down what it translates to");
        }
        final String report = ProgramCheck.report(program, answer);
        if (!report.isEmpty()) {
            differing++;
            terminal.out().println(report);
        } else if (!ProgramPrinter.print(program).equals(program.text())) {
            terminal.err()
                    .println(program.file() + ": right, but not in canonical form; fixture accept brings it there");
        }
    }
}
