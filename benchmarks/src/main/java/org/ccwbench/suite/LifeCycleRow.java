package org.ccwbench.suite;

import java.util.Locale;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * A row on what the life cycle adds to the translator: the I/O region is written, the program translated and started,
 * its interruption taken and delivered, the region read. Medians over iterations, as in {@link QuickRow}.
 *
 * @param shape the shape's name
 * @param data hot or pool
 * @param request nanoseconds from the write to the answer
 * @param translator nanoseconds the translator alone takes for the program
 * @param around nanoseconds of the request that are not the translator's
 * @param bytes heap bytes of a request and a translation
 */
record LifeCycleRow(String shape, String data, double request, double translator, double around, double bytes) {
    private static final String LINE = "%-10s %-5s %12s %11s %10s %6s";

    /** Slices of a kind for each one that counts. */
    private static final int SLICES = 2;

    /** The row of a run of {@link org.ccwbench.bench.vfio.BesideTranslatorBenchmark}. */
    static LifeCycleRow of(RunResult run) {
        final Samples samples = Samples.of(run);
        return new LifeCycleRow(
                run.getParams().getParam("shape"),
                run.getParams().getParam("data"),
                samples.median(LifeCycleRow::request),
                samples.median(LifeCycleRow::translation),
                samples.median(iteration -> request(iteration) - translation(iteration)),
                samples.median(iteration -> Samples.count(iteration, "allocatedBytes")
                        / (SLICES * Samples.count(iteration, "requestOps"))));
    }

    private static double request(IterationResult iteration) {
        return Samples.count(iteration, "requestNanos") / Samples.count(iteration, "requestOps");
    }

    private static double translation(IterationResult iteration) {
        return Samples.count(iteration, "translateNanos") / Samples.count(iteration, "translateOps");
    }

    /** The line above the rows. */
    static String head() {
        return line("shape", "data", "ns/request", "translator", "around it", "B/op");
    }

    @Override
    public String toString() {
        return line(
                shape,
                data,
                Samples.decimal(1, request),
                Samples.decimal(1, translator),
                Samples.decimal(1, around),
                Samples.bytes(bytes));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, LINE, cells);
    }
}
