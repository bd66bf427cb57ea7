package org.ccwbench.suite;

import java.util.Locale;
import org.ccwbench.bench.irq.InterruptLoad;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * A row on what interruptions leave of the throughput. Medians over iterations, as in {@link QuickRow}; rates are those
 * of all iterations together.
 *
 * @param shape the shape's name
 * @param load placement, rate and number of subchannels, as far as they are parameters
 * @param unloaded nanoseconds a request without interruptions
 * @param share part of the unloaded throughput that is left, in percent
 * @param net the same when the time that the interruptions took is not counted
 * @param service nanoseconds an interruption
 * @param offered interruptions per second
 * @param achieved interruptions per second
 * @param bytes heap bytes a request
 */
record LoadRow(
        String shape,
        String load,
        double unloaded,
        double share,
        double net,
        double service,
        double offered,
        double achieved,
        double bytes) {
    private static final String LINE = "%-10s %-12s %12s %8s %8s %9s %11s %6s %s";
    private static final double NANOS_A_SECOND = 1e9;
    private static final int PERCENT = 100;

    /** Whether a run is one of {@link org.ccwbench.bench.irq.LoadCounters}. */
    static boolean fits(RunResult run) {
        return run.getSecondaryResults().containsKey("scheduleNanos");
    }

    /** The row of a run of {@link org.ccwbench.bench.irq.InterruptLoadBenchmark} or the one beside it. */
    static LoadRow of(RunResult run) {
        final Samples samples = Samples.of(run);
        final double nanos = sum(samples, "scheduleNanos");
        final double service = sum(samples, "serviceOps");
        return new LoadRow(
                run.getParams().getParam("shape"),
                load(run),
                samples.median(LoadRow::unloaded),
                PERCENT * samples.median(iteration -> unloaded(iteration) / loaded(iteration, 0)),
                PERCENT
                        * samples.median(iteration ->
                                unloaded(iteration) / loaded(iteration, Samples.count(iteration, "serviceNanos"))),
                service == 0 ? 0 : sum(samples, "serviceNanos") / service,
                sum(samples, "offered") * NANOS_A_SECOND / nanos,
                sum(samples, "delivered") * NANOS_A_SECOND / nanos,
                samples.median(iteration ->
                        Samples.count(iteration, "allocatedBytes") / Samples.count(iteration, "requests")));
    }

    private static String load(RunResult run) {
        final String placement = run.getParams().getParam("placement");
        final String subchannels = run.getParams().getParam("subchannels");
        return run.getParams().getParam("irq")
                + ' '
                + (placement != null
                        ? placement
                        : subchannels + " x " + run.getParams().getThreads());
    }

    private static double sum(Samples samples, String counter) {
        return samples.iterations().stream()
                .mapToDouble(iteration -> Samples.count(iteration, counter))
                .sum();
    }

    private static double unloaded(IterationResult iteration) {
        return Samples.count(iteration, "unloadedNanos") / Samples.count(iteration, "unloadedOps");
    }

    private static double loaded(IterationResult iteration, double without) {
        return (Samples.count(iteration, "loadedNanos") - without) / Samples.count(iteration, "loadedOps");
    }

    /** Whether fewer interruptions came than should have. */
    boolean isMissed() {
        return achieved < InterruptLoad.ACHIEVED * offered;
    }

    /** The line above the rows. */
    static String head() {
        return line("shape", "irq/s", "ns/request", "% left", "% net", "ns/irq", "irq/s", "B/op", "")
                .stripTrailing();
    }

    @Override
    public String toString() {
        return line(
                        shape,
                        load,
                        Samples.decimal(1, unloaded),
                        Samples.decimal(1, share),
                        Samples.decimal(1, net),
                        Samples.decimal(0, service),
                        Samples.decimal(0, achieved),
                        Samples.bytes(bytes),
                        isMissed() ? Latency.MISSED : "")
                .stripTrailing();
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, LINE, cells);
    }
}
