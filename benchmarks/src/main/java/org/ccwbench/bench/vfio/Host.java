package org.ccwbench.bench.vfio;

import org.ccwbench.bench.Workload;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.Limits;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.vfio.EnableAt;
import org.ccwbench.vfio.Trace;
import org.ccwbench.vfio.VfioCcwDevice;
import org.ccwbench.vfio.VfioCcwDriver;

/** The host of some guests: a bus, a driver, and the thread that takes interruptions and does the driver's work. */
public final class Host {
    private static final int PATHS = 0x80;
    private static final int FIRST_DEVICE_NUMBER = 0x1000;
    private static final int SUBCHANNEL_BYTES = 0x800;

    private final InterruptQueue interrupts;
    private final CssBus bus;
    private final VfioCcwDriver driver;
    private final GuestMemory[] guests;
    private int used;

    /** @param subchannels how many there will be */
    public Host(int subchannels) {
        final Kernel kernel = Kernel.standard();
        interrupts = new InterruptQueue(subchannels);
        bus = new CssBus(kernel, interrupts, subchannels);
        guests = new GuestMemory[subchannels];
        driver = new VfioCcwDriver(
                kernel,
                EnableAt.MDEV_PROBE,
                id -> new ChannelProgram(guests[id.number()], Workload.HOST_BASE + id.number() * Limits.HOST_BYTES),
                Trace.NONE,
                subchannels);
    }

    /** Makes the next subchannel, with a driver and an mdev. */
    CssDevice add(GuestMemory guest, StartFunction device) {
        final int number = used++;
        guests[number] = guest;
        final Subchannel subchannel =
                new Subchannel(new SubchannelId(0, 0, number), FIRST_DEVICE_NUMBER + number, PATHS, interrupts, device);
        final CssDevice sch = bus.add(subchannel, Workload.INTPARM + number * SUBCHANNEL_BYTES);
        require(bus.bind(sch, driver));
        require(driver.parent(sch).create("00000000-0000-4000-8000-%012x".formatted(number)));
        return sch;
    }

    private static void require(int result) {
        if (result != 0) {
            throw new IllegalStateException("no subchannel to hand through: " + result);
        }
    }

    VfioCcwDevice device(CssDevice sch) {
        return driver.parent(sch).device();
    }

    void remove(CssDevice sch) {
        bus.unbind(sch);
    }

    /** Whether an interruption waits to be taken. */
    public boolean isInterrupted() {
        return !interrupts.isEmpty();
    }

    /**
     * Takes the interruptions that are pending and does all work.
     *
     * @return interruptions and pieces of work
     */
    public int settle() {
        int done = bus.poll();
        while (driver.work().doWork() != 0) {
            done++;
        }
        return done;
    }
}
