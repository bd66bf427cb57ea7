package org.ccwbench.suite.gate.duet;

import java.util.Arrays;
import java.util.Map;
import org.ccwbench.suite.results.Median;

/**
 * What one fork measured of one kernel.
 *
 * @param operations of the old version in each slice
 * @param rounds nanoseconds of four slices each: twice the old version's, twice the new one's
 * @param dropped rounds in which something else happened, by what it was; they do not count, unless hardly any other is
 *     left
 */
public record Slices(int operations, long[][] rounds, Map<String, Integer> dropped) {
    private static final int OF_EACH = 2;

    /** Logarithm of new to old: the median over the rounds. */
    public double log() {
        return Median.of(Arrays.stream(rounds).mapToDouble(Slices::log).toArray());
    }

    private static double log(long... round) {
        return Math.log((double) (round[OF_EACH] + round[OF_EACH + 1]) / (round[0] + round[1]));
    }

    /** Nanoseconds that an operation of the old version takes: the median over the rounds. */
    public double oldNanos() {
        return Median.of(Arrays.stream(rounds)
                .mapToDouble(round -> (double) (round[0] + round[1]) / OF_EACH / operations)
                .toArray());
    }
}
