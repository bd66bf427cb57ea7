package org.ccwbench.jfr;

import java.util.SplittableRandom;

/**
 * Chooses which of many like things are recorded: of each row as long as the {@link Rate} one, at a place that is
 * drawn, so that a rhythm in the work does not always meet the same place. Each user has its own; when two threads
 * share one, the rate is kept roughly.
 */
public final class Sampler {
    private static final long SEED = 0x390;

    private final Rate rate;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private int length;
    private int place;
    private int chosen;

    /** A sampler that begins with a new row. */
    public Sampler(Rate rate) {
        this.rate = rate;
    }

    /** Whether the next one is recorded. Allocates nothing. */
    public boolean takes() {
        final int every = rate.every();
        if (place >= length || length != every) {
            length = every;
            place = 0;
            chosen = every == 1 ? 0 : random.nextInt(every);
        }
        return place++ == chosen;
    }
}
