package org.ccwbench.vfio;

import org.agrona.DirectBuffer;
import org.ccwbench.arch.Crw;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.CssDriver;
import org.ccwbench.css.PathEvent;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.RateLimit;
import org.ccwbench.kernel.WorkQueue;
import org.ccwbench.memory.Errno;

/**
 * The driver of subchannels that are handed through. It holds the parent of the mdev and nothing else: private data is
 * the mdev's, so every callback may find none.
 *
 * <p>Source: Linux vfio_ccw_drv.c; the callbacks without private data as in the mail of 29 April 2021.
 */
public final class VfioCcwDriver implements CssDriver {
    private final Kernel kernel;
    private final EnableAt enableAt;
    private final Programs programs;
    private final Trace trace;
    private final Mdevs mdevs;
    private final WorkQueue work;

    /** One for all devices. */
    private final RateLimit prefetchWarnings = new RateLimit();

    /**
     * A driver.
     *
     * @param programs makes the channel program of each device
     * @param devices how many there will be at most
     */
    public VfioCcwDriver(Kernel kernel, EnableAt enableAt, Programs programs, Trace trace, int devices) {
        this.kernel = kernel;
        this.enableAt = enableAt;
        this.programs = programs;
        this.trace = trace;
        this.mdevs = new Mdevs(kernel.locks().get());
        this.work = new WorkQueue(
                "vfio-ccw", devices * VfioCcwDevice.WORKS, kernel.locks().get());
    }

    /** Where all devices have their work done. */
    public WorkQueue work() {
        return work;
    }

    @Override
    public String name() {
        return "vfio_ccw";
    }

    @Override
    public boolean match(CssDevice sch) {
        return Pmcw.st(sch.schib(), Schib.PMCW_OFFSET) == Pmcw.ST_IO;
    }

    /** QDIO is fenced: -ENODEV. */
    @Override
    public int probe(CssDevice sch) {
        if (Pmcw.qf(sch.schib(), Schib.PMCW_OFFSET)) {
            kernel.messages().warn("vfio_ccw: subchannel " + sch.id() + " does not support QDIO");
            return Errno.ENODEV;
        }
        final MdevParent parent = new MdevParent(sch, mdevs, this);
        sch.driverData(parent);
        parent.register();
        return 0;
    }

    /** Waits until the user of the mdev, if there is one, has let go of it. */
    @Override
    public int remove(CssDevice sch) {
        parent(sch).unregister();
        sch.driverData(null);
        return 0;
    }

    @Override
    public void shutdown(CssDevice sch) {
        final VfioCcwDevice device = referenced(sch);
        if (device == null) {
            return;
        }
        device.fsm().fire(Event.CLOSE);
        device.fsm().fire(Event.NOT_OPER);
        device.put();
    }

    /** The device, kept from being released; null when there is none, or none for long. */
    private VfioCcwDevice referenced(CssDevice sch) {
        sch.lock().lock();
        try {
            final VfioCcwDevice device = device(sch);
            return device != null && device.get() ? device : null;
        } finally {
            sch.lock().unlock();
        }
    }

    @Override
    public void irq(CssDevice sch, DirectBuffer irb) {
        final VfioCcwDevice device = device(sch);
        if (device == null) {
            kernel.messages().warn("vfio_ccw: unexpected interrupt of subchannel " + sch.id());
            sch.disable();
            return;
        }
        device.fsm().interruption().arrives(irb);
    }

    @Override
    public int schEvent(CssDevice sch) {
        sch.lock().lock();
        try {
            if (!sch.isRegistered() || sch.isTodoPending()) {
                return Errno.EAGAIN;
            }
            final VfioCcwDevice device = device(sch);
            if (sch.updateSchib() != 0 && device != null) {
                device.fsm().fire(Event.NOT_OPER);
            }
            return 0;
        } finally {
            sch.lock().unlock();
        }
    }

    @Override
    public int chpEvent(CssDevice sch, ChannelPath path, PathEvent event) {
        final int mask = sch.mask(path);
        final VfioCcwDevice device = device(sch);
        if (device == null || mask == 0) {
            return 0;
        }
        trace.chpEvent(sch.id(), mask, event);
        if (sch.updateSchib() != 0) {
            return Errno.ENODEV;
        }
        switch (event) {
            case VARY_OFF -> {
                sch.opm(sch.opm() & ~mask);
                sch.lpm(sch.lpm() & ~mask);
                endWhatUses(sch, mask);
            }
            case OFFLINE -> {
                endWhatUses(sch, mask);
                device.report(Crw.pathGone(path.chpid()));
            }
            case VARY_ON -> {
                sch.opm(sch.opm() | mask);
                sch.lpm(sch.lpm() | mask);
            }
            case ONLINE -> {
                sch.lpm(sch.lpm() | mask & sch.opm());
                device.report(Crw.pathCame(path.chpid()));
            }
            default -> {
                // FCES: the SCHIB was read again
            }
        }
        return 0;
    }

    private static void endWhatUses(CssDevice sch, int mask) {
        if ((Pmcw.lpum(sch.schib(), Schib.PMCW_OFFSET) & mask) != 0) {
            sch.cancelHaltClear(new CssDevice.Retries());
        }
    }

    /** The parent of a subchannel's mdev; null when this driver is not bound to it. */
    public MdevParent parent(CssDevice sch) {
        return (MdevParent) sch.driverData();
    }

    private VfioCcwDevice device(CssDevice sch) {
        final MdevParent parent = parent(sch);
        return parent == null ? null : parent.device();
    }

    Kernel kernel() {
        return kernel;
    }

    EnableAt enableAt() {
        return enableAt;
    }

    Programs programs() {
        return programs;
    }

    Trace trace() {
        return trace;
    }

    RateLimit prefetchWarnings() {
        return prefetchWarnings;
    }
}
