package org.ccwbench.vfio;

import org.agrona.DirectBuffer;
import org.ccwbench.arch.Crw;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.CssDriver;
import org.ccwbench.css.PathEvent;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.WorkQueue;

/**
 * The design that the mail thread of April 2021 is about: private data is allocated, and the subchannel enabled, when
 * the css driver is bound; remove quiesces and frees it; the other callbacks use what they find, all but one without a
 * look. For the exploration, which must catch it.
 */
public final class ProbeAllocatingDriver implements CssDriver {
    private final VfioCcwDriver services;
    private final Programs programs;

    public ProbeAllocatingDriver(Kernel kernel, Programs programs) {
        this.programs = programs;
        this.services = new VfioCcwDriver(kernel, EnableAt.MDEV_PROBE, programs, Trace.NONE, 1);
    }

    /** Where devices have their work done. */
    public WorkQueue work() {
        return services.work();
    }

    /** Private data. */
    public VfioCcwDevice device(CssDevice sch) {
        return (VfioCcwDevice) sch.driverData();
    }

    @Override
    public String name() {
        return services.name();
    }

    @Override
    public boolean match(CssDevice sch) {
        return services.match(sch);
    }

    @Override
    public int probe(CssDevice sch) {
        final VfioCcwDevice created = new VfioCcwDevice(sch, services, programs.create(sch.id()));
        sch.driverData(created);
        created.enabledByProbe();
        return 0;
    }

    @Override
    public int remove(CssDevice sch) {
        final VfioCcwDevice device = device(sch);
        device.fsm().fire(Event.CLOSE);
        sch.driverData(null);
        device.release();
        return 0;
    }

    @Override
    public void shutdown(CssDevice sch) {
        device(sch).fsm().fire(Event.CLOSE);
    }

    @Override
    public void irq(CssDevice sch, DirectBuffer irb) {
        device(sch).fsm().interruption().arrives(irb);
    }

    @Override
    public int schEvent(CssDevice sch) {
        sch.lock().lock();
        try {
            final VfioCcwDevice device = device(sch);
            if (sch.updateSchib() != 0) {
                device.fsm().fire(Event.NOT_OPER);
            }
            return 0;
        } finally {
            sch.lock().unlock();
        }
    }

    @Override
    public int chpEvent(CssDevice sch, ChannelPath path, PathEvent event) {
        final VfioCcwDevice device = device(sch);
        if (device == null || sch.mask(path) == 0) {
            return 0;
        }
        device.report(Crw.pathGone(path.chpid()));
        return 0;
    }
}
