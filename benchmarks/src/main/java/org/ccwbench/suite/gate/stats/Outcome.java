package org.ccwbench.suite.gate.stats;

import java.util.OptionalDouble;

/**
 * What came of one kernel.
 *
 * @param estimate over all forks
 * @param margin what a difference must be larger than, as a logarithm
 * @param floor how large a difference between equals can look, where it is known
 * @param confirmed the fresh forks that said slower as well; null when there was no need
 */
public record Outcome(
        String kernel, Verdict verdict, Estimate estimate, double margin, OptionalDouble floor, Estimate confirmed) {
    /** No more forks than this are ever proposed. */
    public static final int MOST_FORKS = 1_000;

    private static final int STEP = 4;

    /** Whether the new version is slower by more than the margin, but nothing has confirmed it. */
    public boolean isUnconfirmed() {
        return verdict == Verdict.NOT_DECIDED && estimate.low() > margin;
    }

    /** Whether equals differ by so much on this machine that nothing can be called the same. */
    public boolean isTooNoisy() {
        return margin > Decision.MOST_MARGIN;
    }

    /**
     * How many forks would probably have decided: the interval shrinks with the square root of their number, and must
     * no longer reach from the estimate to the margin.
     *
     * @return a multiple of 4, more than there are; above {@link #MOST_FORKS} when it is so close to the margin that
     *     nobody should wait
     */
    public int forksNeeded() {
        final double half = (estimate.high() - estimate.low()) / 2;
        final double distance = Math.abs(margin - Math.abs(estimate.log()));
        final double needed = estimate.forks() * Math.pow(half / distance, 2);
        if (!(needed <= MOST_FORKS)) {
            return MOST_FORKS + 1;
        }
        final int steps = (int) Math.ceil(needed / STEP);
        return Math.max(steps * STEP, estimate.forks() + STEP);
    }
}
