package org.ccwbench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.suite.gate.AllocationLayer;
import org.ccwbench.suite.gate.CounterLayer;
import org.ccwbench.suite.gate.EarlierVersion;
import org.ccwbench.suite.gate.Headline;
import org.ccwbench.suite.gate.Instructions;
import org.ccwbench.suite.gate.counters.CountersFile;
import org.ccwbench.suite.gate.counters.WorkCounters;
import org.ccwbench.suite.gate.duet.Version;
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
                    + " when something is not decided, 5 when there is no such baseline."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

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

    @Option(names = "--strict", description = "Exit code 4 when something is not decided.")
    private boolean strict;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            return compare();
        } catch (IOException | UncheckedIOException e) {
            return ComparisonRun.fail(terminal, e);
        }
    }

    private int compare() throws IOException {
        final long deadline = options.deadline();
        final EarlierVersion baseline = EarlierVersion.find(name, options.baselines());
        final Version now = Version.current();
        final List<String> kernels = Headline.choose(regex, baseline.version().kernels(), now.kernels());
        final Path folder = options.folder("compare");
        GateCommand.make(folder);
        if (counts && !Instructions.areCountable()) {
            throw new UsageException(Instructions.MISSING + ": --instructions needs it");
        }
        final ComparisonRun run = new ComparisonRun(terminal, baseline, folder, deadline);
        try {
            run.step("work counters");
            run.add(CounterLayer.judge(
                    new WorkCounters().countAll(), CountersFile.bundled(), CountersFile.inJar(baseline.jar())));
            run.step("allocations");
            run.allocations(
                    AllocationLayer.measure(baseline.version(), kernels), AllocationLayer.measure(now, kernels));
            if (counts) {
                for (final String kernel : kernels) {
                    run.step("instructions of " + kernel);
                    run.instructions(kernel, Instructions.count(baseline.version(), now, kernel));
                }
            }
            run.add(run.times(kernels));
        } catch (WrongTranslationException e) {
            terminal.out().println(terminal.bad(e.getMessage()));
            return ExitCode.WRONG_TRANSLATION;
        }
        run.sayRows();
        return run.end("compare " + name, strict);
    }
}
