package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.suite.gate.EarlierVersion;
import org.ccwbench.suite.gate.Headline;
import org.ccwbench.suite.gate.Instructions;
import org.ccwbench.suite.gate.Layer;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.counters.CountersFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides whether this version is as good as an earlier one. */
@Command(
        name = "gate",
        description = "Decides whether this version is as right and as fast as an earlier one.",
        footer = {
            "",
            "In this order, none overruled by a later one: correctness, against the library, the recordings of"
                    + " Linux and generated programs; work counters, exact, against counters.json; allocations, exactly"
                    + " 0; instructions of three kernels, through valgrind where it is installed, 1 %% at most;"
                    + " times, old and new in turn in one JVM, SLOWER only when both orders and fresh forks agree."
                    + " On an unfit machine times decide nothing.",
            "Exit code 0 when all is well, 1 when something is slower or needs more, 3 when a translation is wrong, 4"
                    + " with --strict when times are not decided or the machine is unfit, else 0 and a warning, 5 when"
                    + " there is no such baseline."
        },
        mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final ComparisonTools tools;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what;

    @Mixin
    private ComparisonOptions options;

    @Option(
            names = "--kernels",
            paramLabel = "REGEX",
            description = "Times kernels whose name it finds a part of; five usual ones when not given.")
    private String regex;

    @Option(names = "--no-instructions", description = "Leaves instructions out even where valgrind is installed.")
    private boolean uncounted;

    @Option(names = "--strict", description = "Exit code 4 when times are not decided or the machine is unfit.")
    private boolean strict;

    @Option(
            names = "--counters",
            paramLabel = "FILE",
            description = "The file that --accept-counters changes; that of the sources when not given.")
    private Path counters = CountersFile.SOURCE;

    @Option(
            names = "--record",
            paramLabel = "N",
            description = "With --calibrate: runs N forks of each order for each kernel first, into the directory.")
    private int forks;

    GateCommand(Terminal terminal) {
        this(terminal, ComparisonTools.usual());
    }

    GateCommand(Terminal terminal, ComparisonTools tools) {
        this.terminal = terminal;
        this.tools = tools;
    }

    /** What to do. */
    static final class What {
        @Parameters(index = "0", paramLabel = "NAME", description = "A saved baseline, or a path of an earlier jar.")
        private String name;

        @Option(
                names = "--selftest",
                arity = "0..1",
                fallbackValue = "BOTH",
                paramLabel = "slower|same",
                description = "Tests the gate itself: slower compares this version with itself and 10 %% more work,"
                        + " which must be found (exit code 1); same with itself, which must pass (exit code 0);"
                        + " without a value both, and exit code 0 when each came out as it must.")
        private SelfTest.Kind selfTest;

        @Option(
                names = "--accept-counters",
                paramLabel = "FIXTURE",
                description = "Counts the work of these fixtures again and changes their lines in counters.json, after"
                        + " printing what changes.")
        private List<String> accepted;

        @Option(
                names = "--calibrate",
                paramLabel = "DIR",
                description = "Draws forks that were recorded in the directory again and again, and says how often the"
                        + " gate would have raised a false alarm, and how often found 10 %% more work.")
        private Path calibration;
    }

    @Override
    public Integer call() throws IOException {
        if (what.selfTest != null) {
            return new SelfTest(terminal).run(what.selfTest);
        }
        if (what.accepted != null) {
            return new CounterAcceptance(terminal, counters, System.getenv()).accept(what.accepted);
        }
        if (what.calibration != null) {
            return new GateCalibration(terminal, what.calibration).run(forks);
        }
        return gate();
    }

    private int gate() {
        final long deadline = options.deadline();
        final EarlierVersion baseline = EarlierVersion.find(what.name, options.baselines());
        final List<String> kernels =
                Headline.choose(regex, baseline.version().kernels(), tools.now().kernels());
        final Path folder = options.newFolder("gate");
        return new ComparisonRun(terminal, tools, baseline, folder, deadline, "gate " + what.name)
                .run(run -> measure(run, kernels), strict);
    }

    private void measure(ComparisonRun run, List<String> kernels) throws IOException {
        if (!run.correctness()) {
            return;
        }
        run.counters();
        run.allocations(kernels);
        run.judgeAllocations();
        run.add(instructions(run, kernels));
        run.times(kernels);
    }

    private Layer instructions(ComparisonRun run, List<String> kernels) {
        if (uncounted) {
            return Layer.of(Instructions.NAME, Result.NOT_MEASURED, "--no-instructions");
        }
        if (!Instructions.areCountable()) {
            return Layer.of(Instructions.NAME, Result.NOT_MEASURED, Instructions.MISSING);
        }
        final List<String> counted =
                Headline.COUNTED.stream().filter(kernels::contains).toList();
        if (counted.isEmpty()) {
            return Layer.of(
                    Instructions.NAME,
                    Result.NOT_MEASURED,
                    "--kernels leaves out " + String.join(", ", Headline.COUNTED));
        }
        try {
            return Instructions.judge(run.instructions(counted));
        } catch (IOException e) {
            return Layer.of(
                    Instructions.NAME, Result.NOT_MEASURED, "no JVM runs under this valgrind: " + e.getMessage());
        }
    }
}
