package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.suite.gate.EarlierVersion;
import org.ccwbench.suite.gate.Headline;
import org.ccwbench.suite.gate.Instructions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an earlier version and this one in turn, and says which kernels are slower or faster. */
@Command(
        name = "compare",
        description = "Runs an earlier version and this one in turn in the same JVMs, and compares their times.",
        footer = {
            "",
            "ratio: time of this version to the baseline's, with the 95 %% interval over forks; a fork is a JVM that"
                    + " runs both in alternating slices. instr/op: instructions, when --instructions has them counted"
                    + " by valgrind. alloc: bytes from the heap in 100,000 operations, baseline and this version."
                    + " SLOWER: by more than the margin, in both orders, and again in fresh forks. not decided: the"
                    + " interval is too wide for the budget.",
            "Exit code 0 when nothing is slower, 1 when something is, 3 when a translation is wrong, 4 with --strict"
                    + " when something is not decided or the machine is unfit, 5 when there is no such baseline."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final ComparisonTools tools;

    @Parameters(index = "0", paramLabel = "NAME", description = "A saved baseline, or a path of an earlier jar.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REGEX",
            description =
                    "Kernels whose name it finds a part of, such as eckd12 or '^request'; five usual ones when not"
                            + " given.")
    private String regex;

    @Mixin
    private ComparisonOptions options;

    @Option(names = "--instructions", description = "Counts instructions with valgrind, about a minute a kernel.")
    private boolean counts;

    @Option(names = "--strict", description = "Exit code 4 when something is not decided or the machine is unfit.")
    private boolean strict;

    CompareCommand(Terminal terminal) {
        this(terminal, ComparisonTools.usual());
    }

    CompareCommand(Terminal terminal, ComparisonTools tools) {
        this.terminal = terminal;
        this.tools = tools;
    }

    @Override
    public Integer call() {
        final long deadline = options.deadline();
        final EarlierVersion baseline = EarlierVersion.find(name, options.baselines());
        final List<String> kernels =
                Headline.choose(regex, baseline.version().kernels(), tools.now().kernels());
        if (counts && !Instructions.areCountable()) {
            throw new UsageException(Instructions.MISSING + ": --instructions needs it");
        }
        final Path folder = options.newFolder("compare");
        return new ComparisonRun(terminal, tools, baseline, folder, deadline, "compare " + name)
                .run(run -> measure(run, kernels), strict);
    }

    private void measure(ComparisonRun run, List<String> kernels) throws IOException {
        run.counters();
        run.allocations(kernels);
        if (counts) {
            run.instructions(kernels);
        }
        run.times(kernels);
    }
}
