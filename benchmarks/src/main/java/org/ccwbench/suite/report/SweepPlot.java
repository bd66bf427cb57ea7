package org.ccwbench.suite.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ccwbench.suite.report.data.SweepPoint;
import org.ccwbench.suite.report.plot.LinePlot;
import org.ccwbench.suite.report.plot.LinePlot.Form;
import org.ccwbench.suite.report.plot.LinePlot.Kind;
import org.ccwbench.suite.report.plot.LinePlot.Point;
import org.ccwbench.suite.report.plot.LinePlot.Series;
import org.ccwbench.suite.report.plot.Numbers;

/**
 * A sweep as a picture: response times over the offered rate, with the hiccups of the machine below or above them.
 * Times are on a logarithmic scale. Rates that were missed are hollow.
 */
public final class SweepPlot {
    private static final int HEIGHT = 330;
    private static final double NANOS_A_MICRO = 1e3;

    private SweepPlot() {}

    /** The plot of rates in ascending order. */
    public static LinePlot of(List<SweepPoint> points, String title) {
        final LinePlot plot = new LinePlot(title, HEIGHT)
                .across("requests offered per second (hollow: the rate was missed)", Kind.LINEAR)
                .up("microseconds from the intended time", Kind.LOG)
                .add(series("p50 response", "s1", points, SweepPoint::responseP50))
                .add(series("p99 response", "s2", points, SweepPoint::responseP99))
                .add(series("p99.9 response", "s3", points, SweepPoint::responseP999))
                .add(series("p99.9 hiccup of the machine", "s4 dotted", points, SweepPoint::hiccup));
        SweepPoint.knee(points)
                .ifPresent(knee -> plot.mark(knee.offered(), "knee " + Numbers.brief(twoDigits(knee.offered()))));
        return plot;
    }

    /** Rates are chosen in two digits; what is offered by chance is a little more or less. */
    private static double twoDigits(double rate) {
        final double unit = Math.pow(10, Math.floor(Math.log10(rate)) - 1);
        return Math.rint(rate / unit) * unit;
    }

    private static Series series(
            String name, String style, List<SweepPoint> points, ToDoubleFunction<SweepPoint> nanos) {
        return new Series(
                name,
                style,
                Form.DOTTED_LINE,
                points.stream()
                        .map(point -> new Point(point.offered(), micros(nanos.applyAsDouble(point)), point.isMissed()))
                        .toList());
    }

    /** On a logarithmic scale there is no 0; the clock does not tell less than a nanosecond. */
    private static double micros(double nanos) {
        return Math.max(1, nanos) / NANOS_A_MICRO;
    }
}
