package org.ccwbench.suite.results;

import java.util.Arrays;

/** The middle of some numbers. */
public final class Median {
    private Median() {}

    /**
     * The number in the middle, or the mean of the two that are.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static double of(double... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("no numbers have no median");
        }
        final double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
