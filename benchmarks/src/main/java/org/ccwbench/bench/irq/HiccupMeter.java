package org.ccwbench.bench.irq;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * A thread that does nothing but wake up at every millisecond and say how late it is: what the machine adds to whatever
 * runs on it. Each millisecond counts, those slept through included.
 */
public final class HiccupMeter implements AutoCloseable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongConsumer lateness;
    private final Thread thread = new Thread(this::run, "hiccups");
    private volatile boolean closed;

    private HiccupMeter(LongConsumer lateness) {
        this.lateness = lateness;
        thread.setDaemon(true);
    }

    /** One that tells how many nanoseconds late it wakes up, from a thread of its own. */
    public static HiccupMeter started(LongConsumer lateness) {
        final HiccupMeter meter = new HiccupMeter(lateness);
        meter.thread.start();
        return meter;
    }

    private void run() {
        long intended = System.nanoTime() + INTERVAL_NANOS;
        while (!closed) {
            final long late = System.nanoTime() - intended;
            if (late < 0) {
                LockSupport.parkNanos(-late);
            } else {
                lateness.accept(late);
                intended += INTERVAL_NANOS;
            }
        }
    }

    /** Nothing is told any more from the return on. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
