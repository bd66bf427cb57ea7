package org.ccwbench.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.suite.fixture.ProgramStory;
import org.ccwbench.suite.gate.counters.Counter;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.gate.counters.WorkCounters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells in words what a fixture is for, what becomes of its CCWs, and what that costs. */
@Command(
        name = "explain",
        description =
                "Tells why a fixture is there, CCW by CCW what becomes of its program, and how much work that is.",
        mixinStandardHelpOptions = true)
final class FixtureExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private FixtureFolder fixtures;

    @Parameters(paramLabel = "NAME", description = "A file, with or without .cp, or a program of the bundled library.")
    private String name;

    FixtureExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        final ProgramFile program = fixtures.program(name);
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            final ProgramStory story = new ProgramStory(program.input(), translator.translate(program.input()));
            terminal.out().println(program.behaviour());
            terminal.block("source", program.reference().stream().toList());
            terminal.block("start", List.of(story.request()));
            terminal.block("program", story.ccws());
            terminal.block("result", List.of(story.result()));
        }
        terminal.block("work", work(new WorkCounters().count(program.input())));
        return ExitCode.OK;
    }

    private static List<String> work(Counts counts) {
        return Arrays.stream(Counter.values())
                .map(counter -> String.format(Locale.ROOT, "%6d %s", counts.get(counter), counter))
                .toList();
    }
}
