package org.ccwbench.vfio;

import java.util.concurrent.TimeUnit;
import org.ccwbench.css.CssDevice;
import org.ccwbench.memory.Errno;

/**
 * Ends what a subchannel is doing and disables it: cancels, halts, clears, each time waiting for an interruption, and
 * gives up when nothing helps.
 *
 * <p>Source: Linux vfio_ccw_drv.c, vfio_ccw_sch_quiesce().
 */
final class Quiesce {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final VfioCcwDevice device;

    /** Somebody waits for an interruption. */
    private volatile boolean waiting;

    Quiesce(VfioCcwDevice device) {
        this.device = device;
    }

    /** Called with the subchannel's lock held. */
    void interrupted() {
        if (waiting) {
            waiting = false;
        }
    }

    /**
     * Called with the subchannel's lock held, and returns with it held; gives it up while waiting.
     *
     * @return 0 disabled, or -EIO, -ENODEV, -EAGAIN
     */
    int run() {
        final CssDevice sch = device.sch;
        final CssDevice.Retries retries = new CssDevice.Retries();
        int result;
        do {
            result = sch.cancelHaltClear(retries);
            if (result == Errno.EIO) {
                device.kernel.messages().warn("vfio_ccw: subchannel " + sch.id() + " could not be quiesced");
                return result;
            }
            waiting = true;
            sch.lock().unlock();
            if (result == Errno.EBUSY) {
                device.kernel.waiter().await(() -> !waiting, WAIT_NANOS);
            }
            waiting = false;
            device.work.flush();
            sch.lock().lock();
            result = sch.disable();
        } while (result == Errno.EBUSY);
        return result;
    }
}
