package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.List;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.data.SweepPoint;
import org.ccwbench.suite.view.Table;

/** Where responses begin to wait. */
final class SweepFigure {
    private SweepFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "sweep",
                "Rate sweep",
                "Response times at rates up to more than can be done. The knee is the highest rate up to which"
                        + " every rate"
                        + " was achieved and nine in ten responses took no longer than ten times the usual service."
                        + " Hollow: of the requests or interruptions offered less than 99 % were done.");
        final List<List<Object>> rows = new ArrayList<>();
        for (final Run run : results.timed()) {
            if (!run.sweep().isEmpty()) {
                figure.heading(PercentilesFigure.title(run))
                        .picture(SweepPlot.of(run.sweep(), "Response over the offered rate")
                                .picture());
                if (SweepPoint.knee(run.sweep()).isEmpty()) {
                    figure.note("No knee: at the lowest rate nine in ten responses took more than ten times the usual"
                            + " service, or it was missed.");
                }
                run.sweep().forEach(point -> rows.add(row(run, point)));
            }
        }
        if (rows.isEmpty()) {
            return figure.missing("There is no sweep in the results: latency --sweep --results DIR makes one.");
        }
        return figure.raw(
                "rates",
                new Table(
                        List.of(
                                "run",
                                "offered/s",
                                "achieved/s",
                                "missed",
                                "p50 ns",
                                "p90 ns",
                                "p99 ns",
                                "p99.9 ns",
                                "service p50 ns",
                                "hiccup p99.9 ns"),
                        rows,
                        List.of()));
    }

    private static List<Object> row(Run run, SweepPoint point) {
        return List.of(
                run.name(),
                point.offered(),
                point.achieved(),
                point.isMissed() ? "MISSED" : "",
                point.responseP50(),
                point.responseP90(),
                point.responseP99(),
                point.responseP999(),
                point.serviceP50(),
                point.hiccup());
    }
}
