package org.ccwbench.suite.gate.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Where some numbers lie: the median of the means of all pairs, each number with itself included. It is nearly as exact
 * as the mean when the numbers are normal, and three in ten may lie anywhere. Source: Hodges and Lehmann, "Estimates of
 * location based on rank tests", 1963.
 *
 * <p>The pairs are sorted once. Numbers that are drawn from the same ones have the same pairs, only not as often.
 */
final class Centre {
    private final int numbers;
    private final int[] left;
    private final int[] right;
    private final double[] means;
    private final int[] times;

    /** @param numbers one or more */
    Centre(double... numbers) {
        this.numbers = numbers.length;
        final int[][] pairs = IntStream.range(0, numbers.length)
                .boxed()
                .flatMap(i -> IntStream.range(i, numbers.length).mapToObj(j -> new int[] {i, j}))
                .sorted(Comparator.comparingDouble(pair -> mean(numbers, pair)))
                .toArray(int[][]::new);
        left = Arrays.stream(pairs).mapToInt(pair -> pair[0]).toArray();
        right = Arrays.stream(pairs).mapToInt(pair -> pair[1]).toArray();
        means = Arrays.stream(pairs).mapToDouble(pair -> mean(numbers, pair)).toArray();
        times = new int[numbers.length];
    }

    private static double mean(double[] numbers, int... pair) {
        return (numbers[pair[0]] + numbers[pair[1]]) / 2;
    }

    /** The centre of some numbers. */
    static double of(double... numbers) {
        final Centre centre = new Centre(numbers);
        Arrays.fill(centre.times, 1);
        return centre.ofTimes();
    }

    /** The centre of as many numbers as there are, each of them drawn from all. */
    double drawn(SplittableRandom random) {
        Arrays.fill(times, 0);
        for (int i = 0; i < numbers; i++) {
            times[random.nextInt(numbers)]++;
        }
        return ofTimes();
    }

    private double ofTimes() {
        final int pairs = means.length;
        int seen = 0;
        int at = -1;
        while (2 * seen < pairs) {
            at++;
            seen += timesOfPair(at);
        }
        if (2 * seen > pairs) {
            return means[at];
        }
        int above = at + 1;
        while (timesOfPair(above) == 0) {
            above++;
        }
        return (means[at] + means[above]) / 2;
    }

    private int timesOfPair(int pair) {
        final int first = times[left[pair]];
        return left[pair] == right[pair] ? first * (first + 1) / 2 : first * times[right[pair]];
    }
}
