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

    /** Writes even when it is queued already, so that whoever does the work sees what was done before. */
    boolean claim() {
        return !pending.getAndSet(true);
    }

    boolean withdraw() {
        return pending.compareAndSet(true, false);
    }

    /** From here on it can be queued again, so what happens while it runs is not missed. */
    void run() {
        pending.getAndSet(false);
        action.run();
    }
}
