package org.ccwbench.kernel;

import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/**
 * The services around a driver.
 *
 * @param locks makes a lock each time it is asked; nothing here takes a lock that its thread has
 * @param waiter how to wait for something that another thread does
 * @param messages what the kernel would print
 * @param uevents what it would tell user space
 */
public record Kernel(Supplier<Lock> locks, Waiter waiter, Messages messages, Uevents uevents) {
    /** Spin locks, waiting in real time, messages to the log, no uevents. */
    public static Kernel standard() {
        return new Kernel(SpinLock::new, Waiter.backoff(), Messages.logger(), Uevents.NONE);
    }
}
