package org.ccwbench.bench.irq;

/**
 * Which interruptions come, and when.
 *
 * @param seed of times and kinds; the same seed gives the same
 */
public record LoadPlan(Rate rate, Arrivals arrivals, InterruptMix mix, long seed) {
    /** The seed when nobody chooses one. */
    public static final long SEED = 0x390;

    /** The usual plan: Poisson arrivals, mixed kinds. */
    public static LoadPlan of(Rate rate) {
        return new LoadPlan(rate, Arrivals.POISSON, InterruptMix.MIXED, SEED);
    }
}
