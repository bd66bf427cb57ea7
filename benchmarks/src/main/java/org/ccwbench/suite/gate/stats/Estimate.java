package org.ccwbench.suite.gate.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The ratio of two versions over some forks, and how certain it is. The mean of both orders' {@link Centre}s: what it
 * is worth to be first cancels, and a few forks in which one of two equal versions was compiled less well, as happens
 * to the smallest programs, do not count for more than any others. The interval is a bootstrap over forks within their
 * order, with a fixed seed; a fork's distance from the centre of its order is enlarged by the square root of n / (n -
 * 1), because drawing from n numbers again makes them look closer together than they are.
 */
public final class Estimate {
    /** Of how many draws the interval is made. */
    static final int DRAWS = 10_000;

    private static final long SEED = 0x390;
    private static final double TAIL = 0.025;

    private final double oldFirst;
    private final double newFirst;
    private final int forks;
    private final double[] drawn;

    private Estimate(double[] oldFirst, double[] newFirst) {
        this.oldFirst = Centre.of(oldFirst);
        this.newFirst = Centre.of(newFirst);
        this.forks = oldFirst.length + newFirst.length;
        this.drawn = draw(enlarged(oldFirst), enlarged(newFirst));
    }

    /**
     * The estimate of some forks.
     *
     * @throws IllegalArgumentException with fewer than two of each order
     */
    public static Estimate of(List<ForkRatio> forks) {
        final double[] oldFirst = of(forks, Order.OLD_FIRST);
        final double[] newFirst = of(forks, Order.NEW_FIRST);
        if (oldFirst.length < 2 || newFirst.length < 2) {
            throw new IllegalArgumentException("two forks of each order are the least");
        }
        return new Estimate(oldFirst, newFirst);
    }

    private static double[] of(List<ForkRatio> forks, Order order) {
        return forks.stream()
                .filter(fork -> fork.order() == order)
                .mapToDouble(ForkRatio::log)
                .toArray();
    }

    /** The same centre, with larger distances from it. */
    static double[] enlarged(double... numbers) {
        final double centre = Centre.of(numbers);
        final double factor = Math.sqrt(numbers.length / (numbers.length - 1.0));
        return Arrays.stream(numbers)
                .map(number -> centre + (number - centre) * factor)
                .toArray();
    }

    private static double[] draw(double[] oldFirst, double[] newFirst) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Centre old = new Centre(oldFirst);
        final Centre fresh = new Centre(newFirst);
        final double[] centres = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            centres[i] = (old.drawn(random) + fresh.drawn(random)) / 2;
        }
        Arrays.sort(centres);
        return centres;
    }

    /** Logarithm of the ratio. */
    public double log() {
        return (oldFirst + newFirst) / 2;
    }

    /** Lower end of the 95 % interval. */
    public double low() {
        return drawn[(int) (TAIL * DRAWS)];
    }

    /** Upper end of the 95 % interval. */
    public double high() {
        return drawn[DRAWS - 1 - (int) (TAIL * DRAWS)];
    }

    /** Forks that it is made of. */
    public int forks() {
        return forks;
    }

    /** Whether both orders say slower, or both say faster. */
    public boolean ordersAgree() {
        return oldFirst > 0 == newFirst > 0;
    }

    /** How likely draws like these are when the new version is not slower by more than a margin; never 0. */
    public double chanceNotAbove(double margin) {
        return (1.0 + Arrays.stream(drawn).filter(centre -> centre <= margin).count()) / (1 + DRAWS);
    }

    /** How likely draws like these are when the new version is not faster by more than a margin; never 0. */
    public double chanceNotBelow(double margin) {
        return (1.0 + Arrays.stream(drawn).filter(centre -> centre >= -margin).count()) / (1 + DRAWS);
    }

    /** Whether the interval lies within a margin on both sides of 0. */
    public boolean isWithin(double margin) {
        return low() >= -margin && high() <= margin;
    }

    /** The end of the interval that is farther from 0: how large a difference between equals can look. */
    public double floor() {
        return Math.max(Math.abs(low()), Math.abs(high()));
    }

    /** Such as {@code 1.091 [1.071, 1.113]}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", Math.exp(log()), Math.exp(low()), Math.exp(high()));
    }
}
