package org.ccwbench.suite.machine;

/** Something to do when this JVM is ended from outside, until it is removed. */
public final class ShutdownHook {
    private final Thread thread;

    /** From now on. */
    public ShutdownHook(Runnable task) {
        thread = new Thread(task, "shutdown");
        Runtime.getRuntime().addShutdownHook(thread);
    }

    /** There is nothing to do any more, unless it is being done already. */
    public void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException alreadyEnding) {
            return;
        }
    }
}
