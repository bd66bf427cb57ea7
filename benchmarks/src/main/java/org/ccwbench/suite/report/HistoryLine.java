package org.ccwbench.suite.report;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ccwbench.suite.gate.counters.Counter;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.data.Verdict;
import org.ccwbench.suite.results.Json;
import org.ccwbench.suite.results.RunRecord;

/**
 * A run, a gate or a comparison as the history remembers it. Its time, its name and its environment tell it from
 * others.
 *
 * @param started in UTC
 * @param run what was called; of a run also seed and part
 * @param medians of what benchmarks are run for, by benchmark, parameters and figure; of a gate the time of its kernels
 * @param counters sums over all fixtures, by counter; none when the run has none
 */
record HistoryLine(
        String started,
        String run,
        Environment environment,
        SortedMap<String, Median> medians,
        SortedMap<String, Long> counters) {
    private static final Gson GSON = new Gson();

    HistoryLine {
        if (started == null || run == null || environment == null || medians == null || counters == null) {
            throw new IllegalArgumentException("not a line of a history");
        }
    }

    /** A median over forks. */
    record Median(double value, int forks) {}

    /** The line of a run, a gate or a comparison; empty for anything else, and where there is nothing to remember. */
    static Optional<HistoryLine> of(Run run) {
        final SortedMap<String, Median> medians = medians(run);
        final SortedMap<String, Long> counters = counters(run);
        if (run.started().isEmpty() || run.environment().isEmpty() || medians.isEmpty() && counters.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HistoryLine(
                run.started().get(),
                run.record()
                        .map(HistoryLine::called)
                        .or(() -> run.verdict().map(Verdict::command))
                        .orElse(""),
                run.environment().get(),
                medians,
                counters));
    }

    private static String called(RunRecord record) {
        final String command = record.command() == null ? "" : String.join(" ", record.command());
        return command + ", seed " + record.seed() + ", part " + record.shard();
    }

    private static SortedMap<String, Median> medians(Run run) {
        final SortedMap<String, Median> medians = new TreeMap<>();
        Results.of(run).series().stream()
                .filter(ForksFigure::isShown)
                .forEach(one -> medians.put(
                        (one.benchmark() + " " + one.label()).strip() + ": " + one.figure(),
                        new Median(one.median(), one.forks().size())));
        run.verdict().stream()
                .flatMap(verdict -> verdict.kernels().stream())
                .filter(kernel -> kernel.nanos().now().isPresent())
                .forEach(kernel -> medians.put(
                        kernel.kernel() + ": ns",
                        new Median(
                                kernel.nanos().now().getAsDouble(),
                                kernel.estimate().forks())));
        return medians;
    }

    private static SortedMap<String, Long> counters(Run run) {
        final SortedMap<String, Long> counters = new TreeMap<>();
        if (!run.counters().isEmpty()) {
            for (final Counter counter : Counter.values()) {
                counters.put(
                        counter.key(),
                        run.counters().values().stream()
                                .mapToLong(counts -> counts.get(counter))
                                .sum());
            }
        }
        return counters;
    }

    /** @throws JsonParseException when it is none */
    static HistoryLine parse(String text) {
        return Json.parse(text, HistoryLine.class, "a line of a history");
    }

    String toJson() {
        return GSON.toJson(this);
    }

    /** Whether it is of the same run. */
    boolean isOf(HistoryLine other) {
        return started.equals(other.started) && run.equals(other.run) && environment.equals(other.environment);
    }
}
