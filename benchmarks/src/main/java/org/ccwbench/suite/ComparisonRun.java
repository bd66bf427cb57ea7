package org.ccwbench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.gate.Comparison;
import org.ccwbench.suite.gate.DuetSource.Setup;
import org.ccwbench.suite.gate.EarlierVersion;
import org.ccwbench.suite.gate.Instructions;
import org.ccwbench.suite.gate.KernelRow;
import org.ccwbench.suite.gate.Layer;
import org.ccwbench.suite.gate.NoiseFloors;
import org.ccwbench.suite.gate.RawForks;
import org.ccwbench.suite.gate.Report;
import org.ccwbench.suite.gate.TimeLayer;
import org.ccwbench.suite.gate.duet.Duets;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.gate.stats.Estimate;
import org.ccwbench.suite.machine.ClockCheck;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Fitness;
import org.ccwbench.suite.machine.NoiseLog;

/** A comparison of this version with a baseline: measures, says what it finds as it comes, and writes it down. */
final class ComparisonRun {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LAYER_WIDTH = 13;

    private final Terminal terminal;
    private final Progress progress;
    private final EarlierVersion baseline;
    private final Path folder;
    private final long deadline;
    private final Environment environment = Environment.current();
    private final Fitness fitness = Fitness.over(LOOK);
    private final ClockCheck clock = ClockCheck.run();
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Instructions.Count> instructions = new LinkedHashMap<>();
    private Map<String, Long> oldBytes = Map.of();
    private Map<String, Long> newBytes = Map.of();
    private List<KernelRow> rows = List.of();
    private Map<String, Estimate> rulers = Map.of();

    /** @param deadline time of {@link System#nanoTime} at which the budget is over */
    ComparisonRun(Terminal terminal, EarlierVersion baseline, Path folder, long deadline) {
        this.terminal = terminal;
        this.progress = new Progress(terminal);
        this.baseline = baseline;
        this.folder = folder;
        this.deadline = deadline;
        say("machine  " + Machine.describe() + ", " + fitness.summary());
        say("baseline " + baseline.name() + ", " + baseline.jar());
    }

    /** What is going on. */
    void step(String what) {
        progress.say(what, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    /** A layer is over. */
    void add(Layer layer) {
        progress.end();
        layers.add(layer);
        final String text =
                String.format("%-" + LAYER_WIDTH + "s  %s: %s", layer.name(), layer.result(), layer.summary());
        say(layer.isBad() ? terminal.bad(text) : text);
        layer.lines().forEach(line -> say("  " + line));
    }

    /** What both versions take from the heap. */
    void allocations(Map<String, Long> before, Map<String, Long> now) {
        oldBytes = before;
        newBytes = now;
    }

    void instructions(String kernel, Instructions.Count count) {
        instructions.put(kernel, count);
    }

    /** Compares the times of kernels. @return the layer that judges them */
    Layer times(List<String> kernels) throws IOException {
        progress.end();
        say("clock    " + clock.describe());
        try (Duets duets = new Duets();
                NoiseLog noise = NoiseLog.started(folder.resolve(NoiseLog.FILE))) {
            final Setup setup =
                    new Setup(baseline.version(), Version.current(), clock.trusted(), 0, deadline, duets::run);
            final NoiseFloors floors = NoiseFloors.in(baseline.folder(), environment);
            floors.refusal().ifPresent(this::say);
            final Comparison comparison = Comparison.run(
                    kernels, setup, floors, RawForks.into(folder.resolve("duet")), fitness.isFit(), this::step);
            progress.end();
            rows = comparison.rows(oldBytes, newBytes, instructions);
            rulers = comparison.rulers();
            noise.failure().ifPresent(terminal.err()::println);
        }
        return TimeLayer.judge(
                rows.stream().map(KernelRow::outcome).toList(),
                TimeLayer.isVoid(rulers),
                fitness.isFit(),
                String.join("; ", fitness.reasons()));
    }

    /** The table of kernels. */
    void sayRows() {
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
    }

    /** Writes everything down. @return what the command answers */
    int end(String command, boolean strict) {
        final Report report =
                new Report(command, baseline.name(), environment, fitness, clock.describe(), layers, rows, rulers);
        report.write(folder);
        final Layer.Result result = report.result();
        final int code = code(result, strict);
        if (result == Layer.Result.NOT_DECIDED) {
            terminal.err()
                    .println("warning: not decided"
                            + (strict ? "" : "; --strict makes this exit code " + ExitCode.UNDECIDED));
        }
        say((code == ExitCode.OK ? terminal.good(result.toString()) : terminal.bad(result.toString())) + "; results in "
                + folder);
        return code;
    }

    /** The exit code of a result. */
    static int code(Layer.Result result, boolean strict) {
        return switch (result) {
            case WRONG -> ExitCode.WRONG_TRANSLATION;
            case SLOWER -> ExitCode.SLOWER;
            case NOT_DECIDED -> strict ? ExitCode.UNDECIDED : ExitCode.OK;
            default -> ExitCode.OK;
        };
    }

    /** Something failed that is not the version's fault. @return what the command answers */
    static int fail(Terminal terminal, Exception failure) {
        final Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        terminal.err().println("The comparison failed: " + cause.getMessage());
        return ExitCode.HARNESS;
    }

    boolean isFit() {
        return fitness.isFit();
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }
}
