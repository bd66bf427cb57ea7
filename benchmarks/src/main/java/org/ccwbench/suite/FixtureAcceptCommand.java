package org.ccwbench.suite;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.ProgramBlessing;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramParser;
import org.ccwbench.fixtures.ProgramPrinter;
import org.ccwbench.suite.results.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes one fixture expect what it translates to now. */
@Command(
        name = "accept",
        description = "Makes one fixture expect what it translates to now, and prints the difference for you to read."
                + " Never in a build, that is, when the environment variable CI is set.",
        mixinStandardHelpOptions = true)
final class FixtureAcceptCommand implements Callable<Integer> {
    private static final int CONTEXT_LINES = 3;

    private final Terminal terminal;
    private final Map<String, String> environment;

    @Mixin
    private FixtureFolder fixtures;

    @Parameters(paramLabel = "NAME", description = "A file, with or without .cp.")
    private String name;

    FixtureAcceptCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        final ProgramFile program = fixtures.file(name);
        final Path file = fixtures.path(name);
        final String accepted = accepted(program);
        if (accepted.equals(program.text())) {
            terminal.out().println(file + ": expects what it translates to, nothing was written");
            return ExitCode.OK;
        }
        difference(file.toString(), program.text(), accepted).forEach(terminal.out()::println);
        WholeFile.write(file, accepted);
        terminal.out().println(file + ": written");
        return ExitCode.OK;
    }

    private String accepted(ProgramFile program) {
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            final Answer answer = translator.translate(program.input());
            final String text = ProgramBlessing.accept(program, answer, environment);
            return ProgramPrinter.print(ProgramParser.parse(program.name(), program.file(), text));
        } catch (IllegalStateException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static List<String> difference(String file, String before, String after) {
        final List<String> old = before.lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                file, file, old, DiffUtils.diff(old, after.lines().toList()), CONTEXT_LINES);
    }
}
