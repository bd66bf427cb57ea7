package org.ccwbench.kernel;

import java.util.concurrent.TimeUnit;

/** Lets ten messages through in five seconds. Source: Linux ratelimit.h, the defaults. Not for several threads. */
public final class RateLimit {
    private static final int BURST = 10;
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private long began;
    private int left;

    /** Whether one more may pass. */
    public boolean allows(long nanoTime) {
        if (left == 0 && nanoTime - began < INTERVAL_NANOS && began != 0) {
            return false;
        }
        if (began == 0 || nanoTime - began >= INTERVAL_NANOS) {
            began = nanoTime == 0 ? 1 : nanoTime;
            left = BURST;
        }
        left--;
        return true;
    }
}
