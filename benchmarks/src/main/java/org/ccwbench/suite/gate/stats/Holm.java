package org.ccwbench.suite.gate.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several questions asked at once: a chance counts only if it is small enough for as many questions as are still open,
 * the smallest first.
 *
 * <p>Source: S. Holm, A simple sequentially rejective multiple test procedure, 1979.
 */
final class Holm {
    private Holm() {}

    /**
     * Which chances are small enough.
     *
     * @param alpha the chance of one or more wrong answers that is accepted
     */
    static boolean[] rejected(double alpha, double... chances) {
        final boolean[] rejected = new boolean[chances.length];
        final List<Integer> ascending = IntStream.range(0, chances.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> chances[i]))
                .toList();
        for (int i = 0; i < chances.length && chances[ascending.get(i)] <= alpha / (chances.length - i); i++) {
            rejected[ascending.get(i)] = true;
        }
        return rejected;
    }
}
