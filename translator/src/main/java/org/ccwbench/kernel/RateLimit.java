package org.ccwbench.kernel;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one message through in five seconds, whichever thread it comes from. Source: Linux ratelimit.h, burst 1. */
public final class RateLimit {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long NEVER = 0;

    private final AtomicLong passed = new AtomicLong(NEVER);

    /** Whether one more may pass. */
    public boolean allows(long nanoTime) {
        final long last = passed.get();
        final boolean isDue = last == NEVER || nanoTime - last >= INTERVAL_NANOS;
        return isDue && passed.compareAndSet(last, nanoTime == NEVER ? 1 : nanoTime);
    }
}
