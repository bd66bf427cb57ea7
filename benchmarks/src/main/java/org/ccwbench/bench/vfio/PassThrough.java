package org.ccwbench.bench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.Limits;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.ImmediateDevice;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.vfio.EnableAt;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.State;
import org.ccwbench.vfio.Trace;
import org.ccwbench.vfio.VfioCcwDevice;
import org.ccwbench.vfio.VfioCcwDriver;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * Subchannels handed through to the guest of a {@link Workload}, open and with an eventfd, and all in one thread: it
 * writes requests, takes the interruptions, does the work and reads the answer.
 */
final class PassThrough implements AutoCloseable {
    private static final int PATHS = 0x80;
    private static final int FIRST_DEVICE_NUMBER = 0x1000;
    private static final int SUBCHANNEL_BYTES = 0x800;
    private static final int CACHE_LINE_BYTES = 64;

    private final Workload workload;
    private final CssBus bus;
    private final VfioCcwDriver driver;
    private final CssDevice[] schs;
    private final VfioCcwDevice[] devices;
    private final EventFd[] eventFds;
    private final UnsafeBuffer requests;
    private final UnsafeBuffer answer = line(Regions.IO_BYTES);

    /** @param device what each subchannel starts */
    PassThrough(Workload workload, int subchannels, StartFunction device) {
        this.workload = workload;
        final Kernel kernel = Kernel.standard();
        final InterruptQueue interrupts = new InterruptQueue(subchannels);
        bus = new CssBus(kernel, interrupts, subchannels);
        driver = new VfioCcwDriver(
                kernel,
                EnableAt.MDEV_PROBE,
                id -> new ChannelProgram(workload.guest(), Workload.HOST_BASE + id.number() * Limits.HOST_BYTES),
                Trace.NONE,
                subchannels);
        schs = new CssDevice[subchannels];
        devices = new VfioCcwDevice[subchannels];
        eventFds = new EventFd[subchannels];
        for (int i = 0; i < subchannels; i++) {
            final SubchannelId id = new SubchannelId(0, 0, i);
            final Subchannel subchannel = new Subchannel(id, FIRST_DEVICE_NUMBER + i, PATHS, interrupts, device);
            open(i, subchannel);
        }
        requests = line(workload.programs() * Regions.IO_BYTES);
        for (int program = 0; program < workload.programs(); program++) {
            final int at = program * Regions.IO_BYTES;
            requests.putBytes(at, workload.orbs(), workload.orbOffset(program), Orb.BYTES);
            Scsw.fctl(requests, at + Regions.SCSW_OFFSET, Scsw.START);
        }
    }

    /** One whose devices end each program at once; every request is answered rightly before anything is timed. */
    static PassThrough checked(Workload workload, int subchannels) {
        final PassThrough passThrough = new PassThrough(workload, subchannels, new ImmediateDevice());
        for (int subchannel = 0; subchannel < subchannels; subchannel++) {
            for (int program = 0; program < workload.programs(); program++) {
                passThrough.check(subchannel, program);
            }
        }
        return passThrough;
    }

    private static UnsafeBuffer line(int bytes) {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, CACHE_LINE_BYTES));
    }

    private void open(int index, Subchannel subchannel) {
        final CssDevice sch = bus.add(subchannel, Workload.INTPARM + index * SUBCHANNEL_BYTES);
        schs[index] = sch;
        require(bus.bind(sch, driver));
        require(driver.parent(sch).create("00000000-0000-4000-8000-%012x".formatted(index)));
        devices[index] = driver.parent(sch).device();
        require(devices[index].open());
        eventFds[index] = new EventFd();
        devices[index].eventFd(VfioCcwDevice.IO_IRQ, eventFds[index]);
    }

    private static void require(int result) {
        if (result != 0) {
            throw new IllegalStateException("no subchannel to hand through: " + result);
        }
    }

    /**
     * A whole request: the I/O region is written, the program translated and started, its interruption taken and
     * delivered, and the region read when the eventfd says so.
     *
     * @return the sum of all results
     */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    int cycle(int subchannel, int program) {
        final VfioCcwDevice device = devices[subchannel];
        int results = device.write(0, requests, program * Regions.IO_BYTES, Regions.IO_BYTES);
        results += bus.poll();
        results += driver.work().doWork();
        if (eventFds[subchannel].read() != 0) {
            results += device.read(0, answer, 0, Regions.IO_BYTES);
        }
        return results;
    }

    /** Writes a request and leaves it at that. */
    int write(int subchannel, int program) {
        return devices[subchannel].write(0, requests, program * Regions.IO_BYTES, Regions.IO_BYTES);
    }

    VfioCcwDevice device(int subchannel) {
        return devices[subchannel];
    }

    private void check(int subchannel, int program) {
        final int results = cycle(subchannel, program);
        final int scsw = Regions.IRB_OFFSET;
        final long cpa = Orb.cpa(workload.orbs(), workload.orbOffset(program)) + Ccw1.BYTES;
        final int ended = Scsw.CHANNEL_END | Scsw.DEVICE_END;
        if (results != 2 * Regions.IO_BYTES + 2
                || answer.getInt(Regions.IO_RETURN_OFFSET, BIG_ENDIAN) != 0
                || Scsw.cpa(answer, scsw) != cpa
                || Scsw.dstat(answer, scsw) != ended
                || devices[subchannel].state() != State.IDLE) {
            throw new WrongTranslationException("wrong answer to " + workload.shape() + " program " + program
                    + " on subchannel " + subchannel + ": results " + results + ", CCW address "
                    + Long.toHexString(Scsw.cpa(answer, scsw)) + " for " + Long.toHexString(cpa));
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < devices.length; i++) {
            devices[i].close();
            bus.unbind(schs[i]);
        }
    }
}
