package org.ccwbench.suite.report;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ccwbench.suite.gate.counters.Counter;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.data.Series;
import org.ccwbench.suite.results.RunRecord;

/**
 * A run as the history remembers it.
 *
 * @param started in UTC
 * @param run what was called, with seed and part: together with the time it names the run
 * @param medians of what benchmarks are run for, by benchmark, parameters and figure
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

    static HistoryLine of(Run run, RunRecord record, List<Series> series) {
        final SortedMap<String, Median> medians = new TreeMap<>();
        series.stream()
                .filter(ForksFigure::isShown)
                .forEach(one -> medians.put(
                        (one.benchmark() + " " + one.label()).strip() + ": " + one.figure(),
                        new Median(one.median(), one.forks().size())));
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
        final String called = record.command() == null ? "" : String.join(" ", record.command());
        return new HistoryLine(
                record.started(),
                called + ", seed " + record.seed() + ", part " + record.shard(),
                record.environment(),
                medians,
                counters);
    }

    /** @throws JsonParseException when it is none */
    static HistoryLine parse(String text) {
        try {
            final HistoryLine line = GSON.fromJson(text, HistoryLine.class);
            if (line == null) {
                throw new JsonParseException("empty");
            }
            return line;
        } catch (JsonParseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonParseException("not a line of a history", e);
        }
    }

    String toJson() {
        return GSON.toJson(this);
    }

    /** Whether it is of the same run. */
    boolean isOf(HistoryLine other) {
        return started.equals(other.started) && run.equals(other.run);
    }
}
