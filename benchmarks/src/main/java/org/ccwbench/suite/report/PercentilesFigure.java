package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.ccwbench.suite.report.data.Latency;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.plot.LinePlot;
import org.ccwbench.suite.report.plot.LinePlot.Form;
import org.ccwbench.suite.report.plot.LinePlot.Kind;
import org.ccwbench.suite.report.plot.LinePlot.Point;
import org.ccwbench.suite.view.Table;

/** How long requests took, up to the rarest. */
final class PercentilesFigure {
    private static final String RESPONSE = "response";
    private static final int HEIGHT = 320;
    private static final int FEW = 3;
    private static final int COLOURS = 8;
    private static final double STEP = 0.05;
    private static final double MOST_NINES = 6;
    private static final double NANOS_A_MICRO = 1e3;
    private static final int PERCENT = 100;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};
    private static final String[][] LINES = {
        {RESPONSE, "s1"}, {"service", "s5"}, {"interruption", "s2"}, {"hiccup", "s4 dotted"}
    };

    private PercentilesFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "percentiles",
                "Latency percentiles",
                "Microseconds that the given part of all requests took at most. Response: from the time at which a"
                        + " request was intended to come, so that waiting counts; service: from its start. Hiccup: how"
                        + " late a thread of the same machine woke up that had nothing to do; what lies near it is the"
                        + " machine's doing and not the code's.");
        final List<List<Object>> rows = new ArrayList<>();
        for (final Run run : results.timed()) {
            if (!run.latencies().isEmpty()) {
                figure.heading(title(run));
                draw(figure, run);
                run.latencies()
                        .values()
                        .forEach(latency -> latency.times().forEach((what, times) -> {
                            if (times.getTotalCount() > 0) {
                                rows.add(row(run, latency, what, times));
                            }
                        }));
            }
        }
        if (rows.isEmpty()) {
            return figure.missing("There are no latencies in the results: latency --rate 100k --results DIR measures"
                    + " them at a rate, latency --sweep --results DIR at all rates that the machine can do.");
        }
        final List<String> columns = new ArrayList<>(List.of("run", "requests/s", "what", "count"));
        for (final double percentile : PERCENTILES) {
            columns.add(
                    percentile == PERCENT
                            ? "max us"
                            : "p" + String.valueOf(percentile).replace(".0", "") + " us");
        }
        return figure.raw("percentiles", new Table(columns, rows, List.of()));
    }

    static String title(Run run) {
        return run.latencyTitle().isEmpty() ? run.name() : run.latencyTitle();
    }

    /** Everything at half the knee, or at the only rates there are; of a sweep also the response at each rate. */
    private static void draw(Figure figure, Run run) {
        final List<Latency> sorted = run.latencies().values().stream()
                .sorted(Comparator.comparing(latency -> ForksFigure.sortable(latency.name())))
                .toList();
        final List<Latency> halves = sorted.stream()
                .filter(latency -> latency.name().startsWith(Latency.HALF))
                .toList();
        final List<Latency> chosen = halves.isEmpty() ? sorted.subList(0, Math.min(FEW, sorted.size())) : halves;
        for (final Latency latency : chosen) {
            final LinePlot plot = empty(rate(latency));
            for (final String[] line : LINES) {
                add(plot, line[0], line[1], latency.times().get(line[0]));
            }
            figure.plot(plot);
        }
        final List<Latency> others =
                sorted.stream().filter(latency -> !halves.contains(latency)).toList();
        if (others.size() > 1) {
            final LinePlot plot = empty("Response at each rate");
            int colour = 0;
            for (final Latency latency : others) {
                add(
                        plot,
                        latency.name(),
                        "s" + (1 + colour++ % COLOURS),
                        latency.times().get(RESPONSE));
            }
            figure.plot(plot);
        }
    }

    private static String rate(Latency latency) {
        return latency.name().startsWith(Latency.HALF)
                ? latency.name().substring(Latency.HALF.length()) + " requests per second, half of the knee"
                : latency.name() + " requests per second";
    }

    private static LinePlot empty(String title) {
        return new LinePlot(title, HEIGHT)
                .across("percentile: this part took no longer", Kind.NINES)
                .up("microseconds", Kind.LOG);
    }

    private static void add(LinePlot plot, String name, String style, Histogram times) {
        if (times == null || times.getTotalCount() == 0) {
            return;
        }
        final double most = Math.min(MOST_NINES, Math.log10(times.getTotalCount()));
        final List<Point> points = new ArrayList<>();
        for (double nines = 0; nines <= most; nines += STEP) {
            final double percentile = PERCENT * (1 - Math.pow(10, -nines));
            points.add(Point.of(nines, micros(times, percentile)));
        }
        plot.add(new LinePlot.Series(name, style, Form.LINE, points));
    }

    /** On a logarithmic scale there is no 0. */
    private static double micros(Histogram times, double percentile) {
        return Math.max(1, times.getValueAtPercentile(percentile)) / NANOS_A_MICRO;
    }

    private static List<Object> row(Run run, Latency latency, String what, Histogram times) {
        final List<Object> row = new ArrayList<>(List.of(run.name(), latency.name(), what, times.getTotalCount()));
        for (final double percentile : PERCENTILES) {
            row.add(times.getValueAtPercentile(percentile) / NANOS_A_MICRO);
        }
        return row;
    }
}
