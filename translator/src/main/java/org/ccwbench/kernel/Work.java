package org.ccwbench.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/** Something to be done later, at most once for all the times it was queued before it began. */
public final class Work {
    private final AtomicBoolean pending = new AtomicBoolean();
    private final Runnable action;

    public Work(Runnable action) {
        this.action = action;
    }

    /** Whether it is queued and has not begun. */
    public boolean isPending() {
        return pending.get();
    }

    boolean claim() {
        return pending.compareAndSet(false, true);
    }

    boolean withdraw() {
        return pending.compareAndSet(true, false);
    }

    /** From here on it can be queued again, so what happens while it runs is not missed. */
    void run() {
        pending.set(false);
        action.run();
    }
}
