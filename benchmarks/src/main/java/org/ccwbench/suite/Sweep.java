package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ccwbench.bench.irq.Rate;
import org.ccwbench.suite.report.data.SweepPoint;

/**
 * The same measured at rates up to more than can be done. The knee is the highest rate up to which every rate was
 * achieved and nine in ten responses took no longer than ten times the usual service.
 */
final class Sweep {
    /** Rates there are at most. */
    static final int RATES = 12;

    private static final int[] PERCENT = {10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100, 110};
    private static final int HUNDRED = 100;
    private static final double MOST = 90;
    private static final double MEDIAN = 50;
    private static final double RARE = 99;
    private static final double TAIL = 99.9;
    private static final String ROW = "%10s %12s %-6s %10s %10s %10s %10s %14s %-6s";

    private final List<Latency> points = new ArrayList<>();

    /** The rates, when so many requests per second are all that can be done; in two digits, so that they read well. */
    static List<Rate> rates(double saturated) {
        final List<Rate> rates = new ArrayList<>();
        for (final int percent : PERCENT) {
            rates.add(rounded(saturated * percent / HUNDRED));
        }
        return rates.stream().distinct().toList();
    }

    private static Rate rounded(double perSecond) {
        final long unit = Math.max(1, (long) Math.pow(HUNDRED / 10, Math.floor(Math.log10(perSecond)) - 1));
        return new Rate(Math.min(Rate.MOST, Math.max(1, Math.round(perSecond / unit) * unit)));
    }

    void add(Latency point) {
        points.add(point);
    }

    /** The knee, when even the lowest rate was no trouble. */
    Optional<Rate> knee() {
        final List<SweepPoint> plotted = plotted();
        return SweepPoint.knee(plotted)
                .map(knee -> points.get(plotted.indexOf(knee)).rate());
    }

    /** For the plot. */
    List<SweepPoint> plotted() {
        return points.stream()
                .map(point -> new SweepPoint(
                        point.rate().perSecond(),
                        point.totals().perSecond(point.totals().answered()),
                        point.isMissed(),
                        point.responseAt(MEDIAN),
                        point.responseAt(MOST),
                        point.responseAt(RARE),
                        point.responseAt(TAIL),
                        point.medianService(),
                        point.hiccupTail()))
                .toList();
    }

    /** Half of it. */
    static Rate half(Rate knee) {
        return new Rate(Math.max(1, knee.perSecond() / 2));
    }

    List<String> table() {
        final List<String> lines = new ArrayList<>();
        lines.add(line("requests/s", "achieved", "", "response", "us", "", "hiccup us", "interruptions", ""));
        lines.add(line("", "", "", "p50", "p99", "p99.9", "p99.9", "per second", ""));
        for (final Latency point : points) {
            lines.add(line(
                    point.rate(),
                    decimal(point.totals().perSecond(point.totals().answered())),
                    mark(point.totals().missedRequests()),
                    Latency.micros(point.responseAt(MEDIAN)),
                    Latency.micros(point.responseAt(RARE)),
                    Latency.micros(point.responseAt(TAIL)),
                    Latency.micros(point.hiccupTail()),
                    decimal(point.totals().perSecond(point.totals().delivered())),
                    mark(point.totals().missedInterruptions())));
        }
        return lines;
    }

    /** The same and more, for programs to read; times in nanoseconds. */
    List<String> csv() {
        final List<String> lines = new ArrayList<>();
        lines.add("requests_offered,requests_achieved,requests_missed,interruptions_offered,interruptions_achieved,"
                + "interruptions_missed,response_p50,response_p90,response_p99,response_p999,service_p50,service_p999,"
                + "hiccup_p999");
        for (final Latency point : points) {
            lines.add(String.join(
                    ",",
                    decimal(point.totals().perSecond(point.totals().requests())),
                    decimal(point.totals().perSecond(point.totals().answered())),
                    mark(point.totals().missedRequests()),
                    decimal(point.totals().perSecond(point.totals().interruptions())),
                    decimal(point.totals().perSecond(point.totals().delivered())),
                    mark(point.totals().missedInterruptions()),
                    Long.toString(point.responseAt(MEDIAN)),
                    Long.toString(point.responseAt(MOST)),
                    Long.toString(point.responseAt(RARE)),
                    Long.toString(point.responseAt(TAIL)),
                    Long.toString(point.medianService()),
                    Long.toString(point.service().getValueAtPercentile(TAIL)),
                    Long.toString(point.hiccupTail())));
        }
        return lines;
    }

    private static String mark(boolean missed) {
        return missed ? Latency.MISSED : "";
    }

    private static String decimal(double value) {
        return Samples.decimal(0, value);
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }
}
