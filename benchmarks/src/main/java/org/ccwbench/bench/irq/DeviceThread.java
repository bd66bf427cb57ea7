package org.ccwbench.bench.irq;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Presents what is due on a core of its own, without ever sleeping. */
final class DeviceThread implements AutoCloseable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LoadSource source;
    private final Thread thread = new Thread(this::run, "device");

    /** Whether it is to present; written by the translating thread. */
    private volatile boolean wanted;

    /** Whether it may be presenting; written by this one. */
    private volatile boolean presenting;

    private volatile boolean closed;
    private volatile long allocatedBytes;
    private volatile Throwable failure;

    private DeviceThread(LoadSource source) {
        this.source = source;
        thread.setDaemon(true);
    }

    static DeviceThread started(LoadSource source) {
        final DeviceThread device = new DeviceThread(source);
        device.thread.start();
        return device;
    }

    void resume() {
        wanted = true;
    }

    /** From the return on nothing is presented. */
    void pause() {
        wanted = false;
        while (presenting && thread.isAlive()) {
            Thread.onSpinWait();
        }
        if (failure != null) {
            throw new IllegalStateException("the device thread failed", failure);
        }
    }

    private void run() {
        try {
            while (!closed) {
                presenting = true;
                if (wanted) {
                    present();
                }
                presenting = false;
                Thread.onSpinWait();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void present() {
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        while (wanted) {
            if (source.isDue(System.nanoTime())) {
                source.present();
            }
            Thread.onSpinWait();
        }
        allocatedBytes += THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    long allocatedBytes() {
        return allocatedBytes;
    }

    @Override
    public void close() {
        closed = true;
        pause();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
