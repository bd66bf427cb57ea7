package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Where the mean of a series of values changes: the split with the largest weighted distance of means is a change point
 * when few random orders of the same values have one as large, and both sides are then looked at in the same way.
 *
 * <p>Source: D. Matteson and N. James, A nonparametric approach for multiple change point analysis of multivariate
 * data, 2014, with the exponent 2, which compares means.
 */
final class ChangePoints {
    private static final int SHORTEST = 3;
    private static final int ORDERS = 999;
    private static final double CHANCE = 0.01;
    private static final long SEED = 0x390;

    private final double[] values;
    private final List<Integer> points = new ArrayList<>();
    private final Random random = new Random(SEED);

    private ChangePoints(double... values) {
        this.values = values;
    }

    /** The index of the first value after each change, in order. */
    static List<Integer> of(double... values) {
        final ChangePoints found = new ChangePoints(values);
        found.search(0, values.length);
        Collections.sort(found.points);
        return List.copyOf(found.points);
    }

    private void search(int from, int to) {
        if (to - from < 2 * SHORTEST) {
            return;
        }
        final List<Double> part = new ArrayList<>();
        for (int i = from; i < to; i++) {
            part.add(values[i]);
        }
        final int split = split(part);
        if (isChange(part, distance(part, split))) {
            points.add(from + split);
            search(from, from + split);
            search(from + split, to);
        }
    }

    private boolean isChange(List<Double> part, double distance) {
        final List<Double> order = new ArrayList<>(part);
        int asLarge = 1;
        for (int i = 0; i < ORDERS; i++) {
            Collections.shuffle(order, random);
            asLarge += distance(order, split(order)) >= distance ? 1 : 0;
        }
        return asLarge <= CHANCE * (1 + ORDERS);
    }

    private static int split(List<Double> part) {
        int best = SHORTEST;
        for (int split = SHORTEST; split <= part.size() - SHORTEST; split++) {
            if (distance(part, split) > distance(part, best)) {
                best = split;
            }
        }
        return best;
    }

    private static double distance(List<Double> part, int split) {
        final double difference = mean(part.subList(split, part.size())) - mean(part.subList(0, split));
        return (double) split * (part.size() - split) / part.size() * difference * difference;
    }

    /** The mean. */
    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }
}
