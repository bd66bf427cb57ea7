package org.ccwbench.suite.report;

import java.util.List;

/**
 * A cost that is fixed and one for each of n, fitted by least squares of the relative errors: a program of 1,000 words
 * must not count a million times more than one of a single word.
 *
 * @param fixed nanoseconds
 * @param each nanoseconds
 */
record CostModel(double fixed, double each) {

    /** A program of n CCWs or IDAWs, and what it took. */
    record Sample(String shape, int n, double nanos) {}

    /**
     * The model of some samples.
     *
     * @throws IllegalArgumentException when fewer than two of them differ in n
     */
    static CostModel of(List<Sample> samples) {
        double weights = 0;
        double n = 0;
        double nn = 0;
        double y = 0;
        double ny = 0;
        for (final Sample sample : samples) {
            final double weight = 1 / (sample.nanos * sample.nanos);
            weights += weight;
            n += weight * sample.n;
            nn += weight * sample.n * sample.n;
            y += weight * sample.nanos;
            ny += weight * sample.n * sample.nanos;
        }
        if (samples.stream().mapToInt(Sample::n).distinct().count() < 2) {
            throw new IllegalArgumentException("a line needs two different n");
        }
        final double each = (weights * ny - n * y) / (weights * nn - n * n);
        return new CostModel((y - each * n) / weights, each);
    }

    /** What n cost by this model. */
    double at(double n) {
        return fixed + each * n;
    }

    /** Part of what was measured that the model does not explain; above 0 when it took longer. */
    double residual(Sample sample) {
        return (sample.nanos - at(sample.n)) / sample.nanos;
    }
}
