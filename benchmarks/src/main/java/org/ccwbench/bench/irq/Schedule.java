package org.ccwbench.bench.irq;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When everything is intended to come, fixed by a seed before anything does, in nanoseconds from the beginning. After
 * {@link #LENGTH} of them the pattern comes again, and each time lasts exactly as long as the rate says.
 */
final class Schedule {
    /** Arrivals until the pattern repeats. */
    static final int LENGTH = 1 << 16;

    /** The time of what never comes. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int SHIFT = Integer.numberOfTrailingZeros(LENGTH);
    private static final double NANOS_A_SECOND = 1e9;

    private final long[] times = new long[LENGTH];
    private final long periodNanos;

    Schedule(Rate rate, Arrivals arrivals, long seed) {
        if (rate.perSecond() == 0) {
            periodNanos = NEVER;
        } else {
            periodNanos = Math.round(LENGTH * NANOS_A_SECOND / rate.perSecond());
            arrivals.fill(times, periodNanos, new SplittableRandom(seed));
        }
    }

    /** When the one with a number, from 0, is intended to come; {@link #NEVER} at rate 0. */
    long intended(long number) {
        return periodNanos == NEVER ? NEVER : (number >>> SHIFT) * periodNanos + times[(int) number & LENGTH - 1];
    }

    /** How many are intended to come before a time. */
    long before(long nanos) {
        if (periodNanos == NEVER) {
            return 0;
        }
        final long inPeriod = nanos % periodNanos;
        int found = Arrays.binarySearch(times, inPeriod);
        while (found > 0 && times[found - 1] == inPeriod) {
            found--;
        }
        return nanos / periodNanos * LENGTH + (found < 0 ? -found - 1 : found);
    }
}
