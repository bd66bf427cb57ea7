package org.ccwbench.suite;

import java.time.Duration;

/**
 * How often one row of the quick table is measured.
 *
 * @param forks JVMs, 1 or 2
 * @param warmUps iterations in front of the measured ones in each JVM
 * @param iterations measured iterations of {@link #ITERATION_MILLIS} in each JVM
 */
record QuickPlan(int forks, int warmUps, int iterations) {
    /** Time of an iteration. */
    static final int ITERATION_MILLIS = 100;

    /** Fewer tell nothing. */
    private static final int FEWEST_ITERATIONS = 3;

    private static final int MOST_FORKS = 2;
    private static final int WORTH_ANOTHER_FORK_MILLIS = 3_400;
    private static final int MOST_ITERATIONS = 20;

    /**
     * The plan that fits into a row's share of the time. When even the smallest does not fit, it is that.
     *
     * @param share time for the row
     * @param overhead what a JVM takes beside its iterations
     * @param fewestWarmUps iterations in front of the measured ones that each JVM needs
     */
    static QuickPlan within(Duration share, Duration overhead, int fewestWarmUps) {
        final long both = WORTH_ANOTHER_FORK_MILLIS + (long) MOST_FORKS * fewestWarmUps * ITERATION_MILLIS;
        final int forks = share.toMillis() >= both ? MOST_FORKS : 1;
        final long iterating = share.toMillis() / forks - overhead.toMillis();
        final int all = (int) Math.max(0, iterating / ITERATION_MILLIS);
        final int worthwhile = Math.min(all / 2, all - fewestWarmUps);
        final int measured = Math.min(MOST_ITERATIONS, Math.max(FEWEST_ITERATIONS, worthwhile));
        return new QuickPlan(forks, Math.max(fewestWarmUps, all - measured), measured);
    }

    /** Time of all iterations. */
    Duration iterating() {
        return Duration.ofMillis((long) forks * (warmUps + iterations) * ITERATION_MILLIS);
    }

    /** Measured iterations of all JVMs. */
    int samples() {
        return forks * iterations;
    }
}
