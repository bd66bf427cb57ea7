package org.ccwbench.explore;

import java.util.function.BooleanSupplier;

/**
 * What rewritten code and scenarios call. Outside of an execution, and in threads that an execution does not know,
 * nothing of it has an effect. One exploration at a time.
 */
public final class Steps {
    /** Field of an object that is one variable as a whole. */
    static final int WHOLE = -1;

    /** Field of a lock. */
    static final int LOCK = -2;

    /** Field of a lifetime: whether it is over. */
    static final int OVER = -3;

    private static Scheduler scheduler;

    private Steps() {}

    static void scheduler(Scheduler active) {
        scheduler = active;
    }

    /** In front of an access to a field or to an object that counts as one; {@code what} is made by {@link Effect}. */
    public static void access(Object owner, int what) {
        if (scheduler != null) {
            scheduler.access(owner, what);
        }
    }

    /** In front of a step on what all calls have in common, by code that is not rewritten. */
    public static void common() {
        access(Steps.class, Effect.UPDATE.on(WHOLE));
    }

    /** Lifetimes that have begun and are not over. */
    public static int lifetimes() {
        return scheduler.lifetimes().alive();
    }

    /** In place of the beginning of a synchronized block. */
    public static void monitorEnter(Object monitor) {
        if (scheduler != null) {
            scheduler.lock(monitor);
        }
    }

    /** In place of its end. */
    public static void monitorExit(Object monitor) {
        if (scheduler != null) {
            scheduler.unlock(monitor);
        }
    }

    /** At the beginning of a method of an object that has a lifetime. */
    public static void enter(Object object) {
        if (scheduler != null) {
            scheduler.lifetimes().enter(object);
        }
    }

    /** At the end of a constructor of such an object. */
    public static void created(Object object) {
        if (scheduler != null) {
            scheduler.lifetimes().created(object);
        }
    }

    /** What is created from now on belongs together, and is released together. */
    public static void newLifetime() {
        if (scheduler != null) {
            scheduler.lifetimes().begin();
        }
    }

    /** Nobody may use this object any more, nor what was created with it. */
    public static void released(Object object) {
        if (scheduler != null) {
            scheduler.lifetimes().released(object);
        }
    }

    /** Waits in the schedule; false after a time-out. Time passes when nobody can go on. */
    public static boolean await(BooleanSupplier condition, long nanos) {
        return scheduler.await(condition, nanos);
    }

    /** A new lock of the active exploration. */
    public static ExploredLock newLock() {
        return new ExploredLock(scheduler);
    }

    /** Whether the acting thread has a lock. */
    public static boolean holds(ExploredLock lock) {
        return scheduler.holds(lock);
    }

    /** Whether a schedule is being followed, so that {@link #await} may be called. */
    public static boolean isScheduled() {
        return scheduler != null && scheduler.isRunning();
    }

    /** Something that must hold does not. */
    public static void report(String finding) {
        scheduler.report(finding);
    }
}
