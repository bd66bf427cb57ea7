package org.ccwbench.kernel;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** Waits for what another thread does. Called without a spin lock held. */
@FunctionalInterface
public interface Waiter {
    /**
     * Waits until a condition holds.
     *
     * @param condition without side effects
     * @param nanos how long at most
     * @return whether it holds; false when the time is over
     */
    boolean await(BooleanSupplier condition, long nanos);

    /** Waits in real time, first spinning, at last parking for up to a millisecond. */
    static Waiter backoff() {
        return (condition, nanos) -> {
            final IdleStrategy idle = new BackoffIdleStrategy(100, 10, 1_000, TimeUnit.MILLISECONDS.toNanos(1));
            final long deadline = System.nanoTime() + nanos;
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - deadline >= 0) {
                    return condition.getAsBoolean();
                }
                idle.idle();
            }
            return true;
        };
    }
}
