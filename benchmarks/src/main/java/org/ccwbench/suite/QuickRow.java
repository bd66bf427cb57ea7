package org.ccwbench.suite;

import java.util.Locale;
import org.ccwbench.bench.Shape;
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
        final Samples samples = Samples.of(run);
        final String shape = run.getParams().getParam("shape");
        final double median = samples.median(QuickRow::translation);
        return new QuickRow(
                shape,
                run.getParams().getParam("data"),
                median,
                median / Shape.named(shape).ccws(),
                samples.median(iteration -> translation(iteration) / limit(iteration)),
                samples.median(iteration -> Samples.count(iteration, "allocatedBytes")
                        / (SLICES * Samples.count(iteration, "translateOps"))));
    }

    private static double translation(IterationResult iteration) {
        return Samples.count(iteration, "translateNanos") / Samples.count(iteration, "translateOps");
    }

    private static double limit(IterationResult iteration) {
        return Samples.count(iteration, "limitNanos") / Samples.count(iteration, "limitOps");
    }

    /** The line above the rows. */
    static String head() {
        return line("shape", "data", "ns/program", "ns/CCW", "x limit", "B/op");
    }

    @Override
    public String toString() {
        return line(
                shape,
                data,
                Samples.decimal(1, nanos),
                Samples.decimal(1, ccwNanos),
                Samples.decimal(2, limits),
                Samples.bytes(bytes));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, LINE, cells);
    }
}
