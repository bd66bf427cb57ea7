package org.ccwbench.kernel;

import java.util.concurrent.atomic.AtomicLong;

/** A counter that a driver raises and a user reads back to 0. Source: Linux eventfd(2), without EFD_SEMAPHORE. */
public final class EventFd {
    private final AtomicLong count = new AtomicLong();

    /** Raises the count by one. */
    public void signal() {
        count.getAndIncrement();
    }

    /** The count since the last read; it is 0 afterwards. Does not wait. */
    public long read() {
        return count.getAndSet(0);
    }

    /** The count, left as it is: what poll(2) looks at. */
    public long peek() {
        return count.get();
    }
}
