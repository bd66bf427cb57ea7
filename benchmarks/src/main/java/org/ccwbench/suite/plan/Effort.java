package org.ccwbench.suite.plan;

import java.time.Duration;

/**
 * How often a benchmark is measured.
 *
 * @param forks JVMs, one after the other
 * @param warmUps iterations in front of the measured ones in each JVM
 * @param warmUpMillis time of each of them
 * @param iterations measured iterations in each JVM
 * @param iterationMillis time of each of them
 */
public record Effort(int forks, int warmUps, int warmUpMillis, int iterations, int iterationMillis) {
    /** What a JVM takes beside its iterations: it starts, makes the programs and checks them. */
    public static final Duration OVERHEAD = Duration.ofMillis(1_300);

    private static final int MOST_FORKS = 10;
    private static final int FEWEST_ITERATIONS = 3;

    /** Time of one JVM. */
    public Duration ofFork() {
        return OVERHEAD.plusMillis((long) warmUps * warmUpMillis + (long) iterations * iterationMillis);
    }

    /** Time of all JVMs. */
    public Duration total() {
        return ofFork().multipliedBy(forks);
    }

    /** The least that means something: one JVM with {@link #FEWEST_ITERATIONS} of each kind. */
    Effort least() {
        return new Effort(1, FEWEST_ITERATIONS, warmUpMillis, FEWEST_ITERATIONS, iterationMillis);
    }

    /**
     * What fits into a share of the time: as many whole JVMs as possible, two or more; else two shorter ones, else one.
     * When even the least does not fit, it is that.
     */
    Effort within(Duration share) {
        final int whole = (int) Math.min(MOST_FORKS, share.dividedBy(ofFork()));
        if (whole > 1) {
            return new Effort(whole, warmUps, warmUpMillis, iterations, iterationMillis);
        }
        final int shortened = share.compareTo(least().ofFork().multipliedBy(2)) >= 0 ? 2 : 1;
        final long half = Math.max(0, share.dividedBy(shortened).minus(OVERHEAD).toMillis() / 2);
        return new Effort(
                shortened,
                (int) Math.min(warmUps, Math.max(FEWEST_ITERATIONS, half / warmUpMillis)),
                warmUpMillis,
                (int) Math.min(iterations, Math.max(FEWEST_ITERATIONS, half / iterationMillis)),
                iterationMillis);
    }
}
