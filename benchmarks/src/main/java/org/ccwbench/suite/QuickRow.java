package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.ccwbench.bench.Shape;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * A row of the quick table. All figures are medians over iterations; a ratio is that of two times of the same
 * iteration. What allocates does so in every iteration; what the JVM itself takes now and then is not in the median.
 *
 * @param shape the shape's name
 * @param data hot or pool
 * @param nanos nanoseconds a program
 * @param ccwNanos nanoseconds a CCW
 * @param limits the time as a multiple of the limit loop's
 * @param bytes heap bytes a program
 */
record QuickRow(String shape, String data, double nanos, double ccwNanos, double limits, double bytes) {
    private static final String LINE = "%-10s %-5s %12s %9s %8s %6s";

    /** Translator slices for each one that counts. */
    private static final int SLICES = 2;

    /** The row of a run of {@link org.ccwbench.bench.cp.BesideLimitBenchmark}. */
    static QuickRow of(RunResult run) {
        final List<Double> nanos = new ArrayList<>();
        final List<Double> limits = new ArrayList<>();
        final List<Double> bytes = new ArrayList<>();
        for (final IterationResult iteration : iterations(run.getBenchmarkResults())) {
            final double translate = count(iteration, "translateNanos") / count(iteration, "translateOps");
            nanos.add(translate);
            limits.add(translate / (count(iteration, "limitNanos") / count(iteration, "limitOps")));
            bytes.add(count(iteration, "allocatedBytes") / (SLICES * count(iteration, "translateOps")));
        }
        final String shape = run.getParams().getParam("shape");
        final double median = median(nanos);
        return new QuickRow(
                shape,
                run.getParams().getParam("data"),
                median,
                median / Shape.named(shape).ccws(),
                median(limits),
                median(bytes));
    }

    private static List<IterationResult> iterations(Collection<BenchmarkResult> forks) {
        return forks.stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
    }

    private static double count(IterationResult iteration, String counter) {
        return iteration.getSecondaryResults().get(counter).getScore();
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    static double median(List<Double> values) {
        final List<Double> sorted = values.stream().sorted().toList();
        final int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The line above the rows. */
    static String head() {
        return line("shape", "data", "ns/program", "ns/CCW", "x limit", "B/op");
    }

    @Override
    public String toString() {
        return line(shape, data, decimal(1, nanos), decimal(1, ccwNanos), decimal(2, limits), allocated());
    }

    private String allocated() {
        return bytes == Math.rint(bytes) ? decimal(0, bytes) : decimal(3, bytes);
    }

    private static String decimal(int places, double value) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, LINE, cells);
    }
}
