package org.ccwbench.css;

import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Uevents.Uevent;
import org.ccwbench.kernel.WorkQueue;
import org.ccwbench.memory.Errno;

/**
 * The bus that subchannels are on: binds drivers, brings them interruptions and events, and takes subchannels off
 * again.
 *
 * <p>Source: Linux css.c; cio.c, do_cio_interrupt(); chsc.c, what it does for channel paths.
 */
public final class CssBus {
    /** Work a subchannel can have waiting: to be looked at, to be taken off. */
    private static final int WORKS = 2;

    private final Kernel kernel;
    private final InterruptQueue interrupts;
    private final InterruptQueue.Taker taker = this::interruption;
    private final WorkQueue later;
    private final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);

    /** By subsystem-identification word; replaced as a whole, so that interruptions read it without a lock. */
    private volatile Int2ObjectHashMap<CssDevice> devices = new Int2ObjectHashMap<>(8, 0.65f, false);

    /**
     * A bus without subchannels.
     *
     * @param subchannels how many there will be at most
     */
    public CssBus(Kernel kernel, InterruptQueue interrupts, int subchannels) {
        this.kernel = kernel;
        this.interrupts = interrupts;
        this.later = new WorkQueue("cio", subchannels * WORKS, kernel.locks().get());
    }

    /** Work that must not be done where it turns up: looking at subchannels, taking them off. */
    public WorkQueue later() {
        return later;
    }

    /**
     * Puts a subchannel on the bus.
     *
     * @param address the low word of its address in the kernel, not 0
     */
    public synchronized CssDevice add(Subchannel subchannel, int address) {
        final CssDevice device = new CssDevice(subchannel, address, this, kernel);
        final Int2ObjectHashMap<CssDevice> more = new Int2ObjectHashMap<>(devices);
        more.put(device.id().word(), device);
        devices = more;
        device.registered(true);
        return device;
    }

    /**
     * Binds a driver.
     *
     * @return 0; or -ENODEV when it is not for this subchannel, -EBUSY when there is a driver, or what the driver says
     */
    public int bind(CssDevice device, CssDriver driver) {
        device.binding().lock();
        try {
            if (device.driver() != null) {
                return Errno.EBUSY;
            }
            if (!device.isRegistered() || !driver.match(device)) {
                return Errno.ENODEV;
            }
            device.driver(driver);
            final int result = driver.probe(device);
            if (result != 0) {
                device.driver(null);
                return result;
            }
            send("bind", device, List.of("DRIVER=" + driver.name(), "ST=0", "MODALIAS=css:t0"));
            return 0;
        } finally {
            device.binding().unlock();
        }
    }

    /** Unbinds the driver; waits as long as the driver does. 0, or -ENODEV when there is none. */
    public int unbind(CssDevice device) {
        device.binding().lock();
        try {
            final CssDriver driver = device.driver();
            if (driver == null) {
                return Errno.ENODEV;
            }
            final int result = driver.remove(device);
            device.driver(null);
            send("unbind", device, List.of("ST=0"));
            return result;
        } finally {
            device.binding().unlock();
        }
    }

    /** Takes a subchannel off the bus. */
    void unregister(CssDevice device) {
        device.registered(false);
        unbind(device);
        synchronized (this) {
            final Int2ObjectHashMap<CssDevice> fewer = new Int2ObjectHashMap<>(devices);
            fewer.remove(device.id().word());
            devices = fewer;
        }
    }

    /** The system goes down. */
    public void shutdown() {
        for (final CssDevice device : devices.values()) {
            final CssDriver driver = device.driver();
            if (driver != null) {
                driver.shutdown(device);
            }
        }
    }

    /**
     * Takes the interruptions that are pending; one thread at a time.
     *
     * @return how many
     */
    public int poll() {
        return interrupts.take(taker);
    }

    private void interruption(int subchannel, int intparm, long intendedNanos) {
        final CssDevice device = devices.get(subchannel);
        if (device == null) {
            return;
        }
        if (intparm == device.address()) {
            device.interrupt(irb, intendedNanos);
        } else {
            device.subchannel().takeInterruption(irb);
        }
    }

    /** Something may have happened to a subchannel: what its driver says, 0 without one. */
    public int schEvent(CssDevice device) {
        final CssDriver driver = device.driver();
        return driver == null ? 0 : driver.schEvent(device);
    }

    /** Something happened to a channel path: tells the drivers of all subchannels. */
    public void chpEvent(ChannelPath path, PathEvent event) {
        for (final CssDevice device : devices.values()) {
            device.lock().lock();
            try {
                final CssDriver driver = device.driver();
                if (driver != null && driver.chpEvent(device, path, event) != 0 && event == PathEvent.OFFLINE) {
                    device.lpm(0);
                    device.scheduleEvaluation();
                }
            } finally {
                device.lock().unlock();
            }
        }
    }

    private void send(String action, CssDevice device, List<String> variables) {
        kernel.uevents().send(new Uevent(action, device.path(), "css", variables));
    }
}
