package org.ccwbench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.suite.gate.AllocationLayer;
import org.ccwbench.suite.gate.Comparison;
import org.ccwbench.suite.gate.CounterLayer;
import org.ccwbench.suite.gate.DuetSource.Setup;
import org.ccwbench.suite.gate.EarlierVersion;
import org.ccwbench.suite.gate.GateException;
import org.ccwbench.suite.gate.Instructions;
import org.ccwbench.suite.gate.KernelRow;
import org.ccwbench.suite.gate.Layer;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.NoiseFloors;
import org.ccwbench.suite.gate.RawForks;
import org.ccwbench.suite.gate.Report;
import org.ccwbench.suite.gate.Rounds;
import org.ccwbench.suite.gate.TimeLayer;
import org.ccwbench.suite.gate.counters.CountersFile;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.gate.counters.WorkCounters;
import org.ccwbench.suite.gate.duet.ForkRunner;
import org.ccwbench.suite.gate.duet.KernelException;
import org.ccwbench.suite.gate.stats.Estimate;
import org.ccwbench.suite.gate.stats.Verdict;
import org.ccwbench.suite.machine.ClockCheck;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Fitness;
import org.ccwbench.suite.machine.NoiseLog;
import org.ccwbench.suite.machine.ShutdownHook;

/**
 * Compares a version with an earlier one, layer by layer: says what it finds as it comes, and writes it down, also when
 * it is ended from outside.
 */
final class ComparisonRun {
    private static final int LAYER_WIDTH = 13;

    private final Terminal terminal;
    private final Progress progress;
    private final ComparisonTools tools;
    private final EarlierVersion baseline;
    private final Path folder;
    private final long deadline;
    private final String command;
    private final Environment environment = Environment.current();
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Instructions.Count> instructions = new LinkedHashMap<>();
    private Fitness fitness;
    private ClockCheck clock;
    private Map<String, Long> oldBytes = Map.of();
    private Map<String, Long> newBytes = Map.of();
    private List<KernelRow> rows = List.of();
    private Map<String, Estimate> rulers = Map.of();
    private Rounds rounds = new Rounds(0, Map.of());
    private boolean written;

    /**
     * Nothing is measured yet.
     *
     * @param folder where the results go
     * @param deadline time of {@link System#nanoTime} at which the budget is over
     * @param command what was called, such as {@code gate main}
     */
    ComparisonRun(
            Terminal terminal,
            ComparisonTools tools,
            EarlierVersion baseline,
            Path folder,
            long deadline,
            String command) {
        this.terminal = terminal;
        this.progress = new Progress(terminal);
        this.tools = tools;
        this.baseline = baseline;
        this.folder = folder;
        this.deadline = deadline;
        this.command = command;
    }

    /** What is measured. */
    @FunctionalInterface
    interface Measurement {
        void of(ComparisonRun run) throws IOException;
    }

    /**
     * Looks at the machine, measures, and writes everything down.
     *
     * @param strict whether what is not decided has an exit code of its own
     * @return the exit code
     */
    int run(Measurement measurement, boolean strict) {
        fitness = tools.look().get();
        clock = ClockCheck.run();
        say("machine  " + Machine.describe() + ", " + fitness.summary());
        say("baseline " + baseline.name() + ", " + baseline.jar());
        final ShutdownHook hook = new ShutdownHook(() -> stop("Interrupted before all was measured"));
        try {
            measurement.of(this);
            return end(strict);
        } catch (WrongTranslationException e) {
            add(Layer.of("kernels", Result.WRONG, e.getMessage()));
            return end(strict);
        } catch (IOException | UncheckedIOException e) {
            final Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
            stop("The comparison failed: " + cause.getMessage());
            return ExitCode.HARNESS;
        } finally {
            hook.remove();
        }
    }

    /** It is over before its end: what was found until then is written down. */
    private synchronized void stop(String why) {
        if (!written) {
            layers.add(Layer.of("stopped", Result.NOT_DECIDED, why));
            terminal.err().println(why);
            write();
            terminal.err().println("What was found until then is in " + folder);
        }
    }

    /** What is going on. */
    void step(String what) {
        progress.say(what, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    /** A layer is over. */
    void add(Layer layer) {
        progress.end();
        synchronized (this) {
            layers.add(layer);
        }
        final String text =
                String.format("%-" + LAYER_WIDTH + "s  %s: %s", layer.name(), layer.result(), layer.summary());
        say(layer.isBad() ? terminal.bad(text) : text);
        layer.lines().forEach(line -> say("  " + line));
    }

    /** Judges translations. @return whether they are right */
    boolean correctness() {
        final Layer layer = tools.correctness().apply(this::step);
        add(layer);
        return !layer.isBad();
    }

    /** Counts the work of every fixture, and keeps the counts for the report. */
    void counters() throws IOException {
        step("work counters");
        final SortedMap<String, Counts> counted = new WorkCounters().countAll();
        final Optional<SortedMap<String, Counts>> before = CountersFile.inJar(baseline.jar());
        CountersFile.write(folder.resolve("counters.json"), counted);
        before.ifPresent(counts -> CountersFile.write(folder.resolve("counters-before.json"), counts));
        add(CounterLayer.judge(counted, CountersFile.bundled(), before));
    }

    /**
     * Counts what both versions take from the heap.
     *
     * @throws GateException when a kernel of the baseline answers wrongly
     * @throws WrongTranslationException when one of this version does
     */
    void allocations(List<String> kernels) throws IOException {
        step("allocations");
        try {
            oldBytes = AllocationLayer.measure(baseline.version(), kernels);
        } catch (KernelException e) {
            throw GateException.ofBaseline(e.getMessage());
        }
        try {
            newBytes = AllocationLayer.measure(tools.now(), kernels);
        } catch (KernelException e) {
            throw new WrongTranslationException(e.getMessage());
        }
    }

    /** Judges what was counted. */
    void judgeAllocations() {
        add(AllocationLayer.judge(newBytes));
    }

    /** Counts the instructions of kernels of both versions. @return the counts by kernel */
    Map<String, Instructions.Count> instructions(List<String> kernels) throws IOException {
        for (final String kernel : kernels) {
            step("instructions of " + kernel);
            instructions.put(kernel, Instructions.count(baseline.version(), tools.now(), kernel));
        }
        return instructions;
    }

    /** Compares the times of kernels; whether the machine is fit is found out again, as things may have changed. */
    void times(List<String> kernels) throws IOException {
        progress.end();
        fitness = tools.look().get();
        say("machine  " + fitness.summary());
        say("clock    " + clock.describe());
        try (ForkRunner forks = tools.forks().get();
                NoiseLog noise = NoiseLog.started(folder.resolve(NoiseLog.FILE))) {
            final Setup setup = new Setup(baseline.version(), tools.now(), clock.trusted(), 0, deadline, forks);
            final NoiseFloors floors = baseline.folder()
                    .map(kept -> NoiseFloors.in(kept, environment, fitness.isFit()))
                    .orElseGet(NoiseFloors::unknown);
            final Comparison comparison = Comparison.run(
                    kernels, setup, floors, RawForks.into(folder.resolve("duet")), fitness.isFit(), this::step);
            progress.end();
            floors.complaints().forEach(this::say);
            rows = comparison.rows(oldBytes, newBytes, instructions);
            rulers = comparison.rulers();
            rounds = comparison.rounds();
            noise.failure().ifPresent(terminal.err()::println);
        }
        add(TimeLayer.judge(
                rows.stream().map(KernelRow::outcome).toList(),
                TimeLayer.isVoid(rulers),
                fitness.isFit(),
                String.join("; ", fitness.reasons())));
    }

    private void sayRows() {
        final int width = rows.stream()
                .mapToInt(row -> row.outcome().kernel().length())
                .max()
                .orElse(0);
        say(KernelRow.head(width));
        for (final KernelRow row : rows) {
            final String text = row.text(width) + "  " + TimeLayer.explain(row.outcome());
            say(row.outcome().confirmed() != null ? terminal.bad(text) : text);
        }
        rulers.forEach((ruler, estimate) ->
                say("ruler    " + ruler + " " + estimate + ", the same code in both (" + estimate.forks() + " forks)"));
        say("rounds   " + rounds);
        rows.stream()
                .filter(row -> row.outcome().verdict() == Verdict.SLOWER)
                .flatMap(row -> KernelProfile.of(row.outcome().kernel(), baseline.name()).stream())
                .findFirst()
                .ifPresent(profile -> say("next     " + profile));
    }

    /** Writes everything down. @return the exit code */
    private int end(boolean strict) {
        if (!rows.isEmpty()) {
            sayRows();
        }
        final Report report = write();
        final Result result = report.result();
        final int code = code(result, strict);
        if (result == Result.NOT_DECIDED) {
            terminal.err()
                    .println("warning: not decided"
                            + (fitness.isFit() ? "" : ", as the machine is unfit")
                            + (strict ? "" : "; --strict makes this exit code " + ExitCode.UNDECIDED));
        }
        say((code == ExitCode.OK ? terminal.good(result.toString()) : terminal.bad(result.toString())) + "; results in "
                + folder);
        return code;
    }

    private synchronized Report write() {
        written = true;
        final Report report = new Report(
                command, baseline.name(), environment, fitness, clock.describe(), layers, rows, rulers, rounds);
        report.write(folder);
        return report;
    }

    /** The exit code of a result. */
    static int code(Result result, boolean strict) {
        return switch (result) {
            case WRONG -> ExitCode.WRONG_TRANSLATION;
            case SLOWER -> ExitCode.SLOWER;
            case NOT_DECIDED -> strict ? ExitCode.UNDECIDED : ExitCode.OK;
            default -> ExitCode.OK;
        };
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }
}
