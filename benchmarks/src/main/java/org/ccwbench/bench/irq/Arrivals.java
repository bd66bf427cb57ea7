package org.ccwbench.bench.irq;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** How what comes at a rate is spread over time. */
public enum Arrivals {
    /** At equal distances. */
    CONSTANT {
        @Override
        void fill(long[] times, long periodNanos, SplittableRandom random) {
            for (int i = 0; i < times.length; i++) {
                times[i] = (long) ((double) periodNanos * i / times.length);
            }
        }
    },
    /** Each at a time of its own, independent of all others. */
    POISSON {
        @Override
        void fill(long[] times, long periodNanos, SplittableRandom random) {
            Arrays.setAll(times, i -> random.nextLong(periodNanos));
            Arrays.sort(times);
        }
    },
    /** {@link #BURST} at once, the bursts as independent of each other as the arrivals of {@link #POISSON}. */
    BURSTS {
        @Override
        void fill(long[] times, long periodNanos, SplittableRandom random) {
            final long[] bursts = new long[times.length / BURST];
            POISSON.fill(bursts, periodNanos, random);
            Arrays.setAll(times, i -> bursts[i / BURST]);
        }
    };

    /** How many come at once. */
    public static final int BURST = 32;

    /**
     * Draws times in ascending order.
     *
     * @param times for all that come in a period, a multiple of {@link #BURST}
     */
    abstract void fill(long[] times, long periodNanos, SplittableRandom random);

    /** The name in parameters and options: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
