package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.ccwbench.bench.irq.OpenLoop.Totals;
import org.ccwbench.bench.irq.Rate;

/**
 * What was measured at one rate; times in nanoseconds.
 *
 * @param rate of the requests
 * @param response of requests, from the intended time
 * @param service of requests, from their start
 * @param interruption from its intended time until the guest has read the status
 * @param hiccup of a thread that only has to wake up
 */
record Latency(
        Rate rate, Totals totals, Histogram response, Histogram service, Histogram interruption, Histogram hiccup) {
    /** Put behind a rate that was not reached. */
    static final String MISSED = "MISSED";

    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 99.999};
    private static final double MEDIAN = 50;
    private static final double TAIL = 99.9;
    private static final double NANOS_A_MICRO = 1e3;
    private static final String ROW = "%-10s %12s %13s %13s %13s %13s";

    /** Rates, then percentiles of everything, in lines. */
    List<String> describe() {
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-14s %12s %12s", "per second", "offered", "achieved"));
        lines.add(rates("requests", totals.requests(), totals.answered(), totals.missedRequests()));
        lines.add(rates("interruptions", totals.interruptions(), totals.delivered(), totals.missedInterruptions()));
        if (totals.delivered() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "interruptions took %.0f ns each; %d of %d coalesced",
                    (double) totals.serviceNanos() / totals.delivered(),
                    totals.coalesced(),
                    totals.delivered()));
        }
        lines.add(line("percentile", "responses", "response", "service", "interruption", "hiccup"));
        lines.add(line("", "beyond it", "us", "us", "us", "us"));
        for (final double percentile : PERCENTILES) {
            lines.add(line(
                    Double.toString(percentile).replaceFirst("\\.0$", ""),
                    beyond(percentile),
                    micros(response, percentile),
                    micros(service, percentile),
                    micros(interruption, percentile),
                    micros(hiccup, percentile)));
        }
        lines.add(line("max", 0, most(response), most(service), most(interruption), most(hiccup)));
        lines.add(line(
                "count",
                "",
                response.getTotalCount(),
                service.getTotalCount(),
                interruption.getTotalCount(),
                hiccup.getTotalCount()));
        return lines;
    }

    private String rates(String what, long offered, long achieved, boolean missed) {
        return String.format(
                        Locale.ROOT,
                        "%-14s %12.0f %12.0f  %s",
                        what,
                        totals.perSecond(offered),
                        totals.perSecond(achieved),
                        missed ? MISSED : "")
                .stripTrailing();
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }

    private long beyond(double percentile) {
        final long value = response.getValueAtPercentile(percentile);
        return response.getTotalCount() - response.getCountBetweenValues(0, value);
    }

    private static String micros(Histogram times, double percentile) {
        return times.getTotalCount() == 0 ? "-" : micros(times.getValueAtPercentile(percentile));
    }

    private static String most(Histogram times) {
        return times.getTotalCount() == 0 ? "-" : micros(times.getMaxValue());
    }

    static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / NANOS_A_MICRO);
    }

    /** Whether either rate was missed. */
    boolean isMissed() {
        return totals.missedRequests() || totals.missedInterruptions();
    }

    /** The sentence on what was missed. */
    String missed() {
        final List<String> missed = new ArrayList<>();
        if (totals.missedRequests()) {
            missed.add(missed("requests", totals.requests(), totals.answered()));
        }
        if (totals.missedInterruptions()) {
            missed.add(missed("interruptions", totals.interruptions(), totals.delivered()));
        }
        return MISSED + ": of " + String.join(", and of ", missed);
    }

    private String missed(String what, long offered, long achieved) {
        return String.format(
                Locale.ROOT,
                "%.0f %s offered per second %.0f were achieved",
                totals.perSecond(offered),
                what,
                totals.perSecond(achieved));
    }

    /** A percentile of the response. */
    long responseAt(double percentile) {
        return response.getValueAtPercentile(percentile);
    }

    /** Median service time. */
    long medianService() {
        return service.getValueAtPercentile(MEDIAN);
    }

    /** How late a thread wakes up once in a thousand times. */
    long hiccupTail() {
        return hiccup.getValueAtPercentile(TAIL);
    }
}
