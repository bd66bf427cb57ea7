package org.ccwbench.suite.report.plot;

import java.util.ArrayList;
import java.util.List;

/** Where values stand along an axis, and which of them are written at it. */
public final class Scale {
    private static final int TICKS = 6;
    private static final double FEW_DECADES = 2;
    private static final double TOLERANCE = 1e-9;

    private final boolean logarithmic;
    private final double least;
    private final double most;
    private final double from;
    private final double to;
    private final List<Double> ticks = new ArrayList<>();

    private Scale(boolean logarithmic, double least, double most, double from, double to) {
        this.logarithmic = logarithmic;
        this.least = least;
        this.most = most;
        this.from = from;
        this.to = to;
    }

    /** Even steps, widened to round numbers; from and to are where the ends stand in the picture. */
    public static Scale linear(double least, double most, double from, double to) {
        final double span = most > least ? most - least : Math.max(TOLERANCE, Math.abs(least));
        final double step = step(span / TICKS);
        final double first = Math.floor(least / step + TOLERANCE) * step;
        double last = Math.ceil(most / step - TOLERANCE) * step;
        if (last <= first) {
            last = first + step;
        }
        final Scale scale = new Scale(false, first, last, from, to);
        for (int i = 0; first + i * step <= last + step / 2; i++) {
            scale.ticks.add(first + i * step);
        }
        return scale;
    }

    private static double step(double least) {
        final double decade = Math.pow(10, Math.floor(Math.log10(least)));
        for (final double factor : new double[] {1, 2, 5}) {
            if (factor * decade >= least * (1 - TOLERANCE)) {
                return factor * decade;
            }
        }
        return 10 * decade;
    }

    /** Even factors, widened to 1, 2 or 5 times a power of ten, which few decades all show. Values must be above 0. */
    public static Scale logarithmic(double least, double most, double from, double to) {
        final double first = below(least);
        double last = below(most);
        while (last < most * (1 - TOLERANCE) || last <= first) {
            last = above(last);
        }
        final Scale scale = new Scale(true, first, last, from, to);
        final boolean isShort = Math.log10(last / first) <= FEW_DECADES;
        for (double tick = first; tick <= last * (1 + TOLERANCE); tick = above(tick)) {
            if (isShort || isPower(tick)) {
                scale.ticks.add(tick);
            }
        }
        return scale;
    }

    private static boolean isPower(double tick) {
        final double exponent = Math.log10(tick);
        return Math.abs(exponent - Math.rint(exponent)) < TOLERANCE;
    }

    private static double below(double value) {
        final double decade = Math.pow(10, Math.floor(Math.log10(value) + TOLERANCE));
        final double factor = value / decade * (1 + TOLERANCE);
        return decade * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
    }

    private static double above(double tick) {
        return below(tick * (below(tick) / Math.pow(10, Math.floor(Math.log10(tick) + TOLERANCE)) == 2 ? 2.5 : 2));
    }

    /** Even steps from one end to the other and no farther, with given ticks. */
    public static Scale exact(double least, double most, double from, double to, List<Double> ticks) {
        final Scale scale = new Scale(false, least, most, from, to);
        scale.ticks.addAll(ticks);
        return scale;
    }

    /** Where a value stands; one beyond an end stands at the end. */
    public double at(double value) {
        final double inside = Math.max(least, Math.min(most, value));
        final double part =
                logarithmic ? Math.log(inside / least) / Math.log(most / least) : (inside - least) / (most - least);
        return from + (to - from) * part;
    }

    /** What is written at the axis. */
    public List<Double> ticks() {
        return List.copyOf(ticks);
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }
}
