package org.ccwbench.suite.view;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long things of one kind took, in nanoseconds, kept to three digits. */
final class Durations {
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);
    private long sum;

    void add(long nanos) {
        histogram.recordValue(Math.max(0, nanos));
        sum += nanos;
    }

    long count() {
        return histogram.getTotalCount();
    }

    long sum() {
        return sum;
    }

    /** The value that so many percent are not above; 0 when there is none. */
    long percentile(double percent) {
        return count() == 0 ? 0 : histogram.getValueAtPercentile(percent);
    }

    long max() {
        return histogram.getMaxValue();
    }

    /** Part of a whole in percent. */
    static double share(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    /** A row that ends in percentiles and the maximum. */
    List<Object> row(List<Object> front, double... percents) {
        final List<Object> row = new ArrayList<>(front);
        for (final double percent : percents) {
            row.add(percentile(percent));
        }
        row.add(max());
        return row;
    }
}
