package org.ccwbench.bench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.function.IntFunction;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.ImmediateDevice;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.State;
import org.ccwbench.vfio.VfioCcwDevice;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * Subchannels handed through to the guest of a {@link Workload}, open and with an eventfd, and all in one thread: it
 * writes requests, takes the interruptions, does the work and reads the answer.
 */
public final class PassThrough implements AutoCloseable {
    private static final int CACHE_LINE_BYTES = 64;

    private final Workload workload;
    private final Host host;
    private final CssDevice[] schs;
    private final VfioCcwDevice[] devices;
    private final EventFd[] eventFds;
    private final UnsafeBuffer requests;
    private final UnsafeBuffer answer = line(Regions.IO_BYTES);

    /** @param device what each subchannel starts */
    PassThrough(Workload workload, int subchannels, StartFunction device) {
        this(new Host(subchannels), workload, subchannels, subchannel -> device);
    }

    /**
     * Subchannels of a host that may have others.
     *
     * @param device what a subchannel starts
     */
    public PassThrough(Host host, Workload workload, int subchannels, IntFunction<StartFunction> device) {
        this.workload = workload;
        this.host = host;
        schs = new CssDevice[subchannels];
        devices = new VfioCcwDevice[subchannels];
        eventFds = new EventFd[subchannels];
        for (int i = 0; i < subchannels; i++) {
            schs[i] = host.add(workload.guest(), device.apply(i));
            devices[i] = host.device(schs[i]);
            open(i);
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
        return checked(new Host(subchannels), workload, subchannels);
    }

    /** As the other one, with subchannels of a host that may have others. */
    public static PassThrough checked(Host host, Workload workload, int subchannels) {
        final ImmediateDevice device = new ImmediateDevice();
        final PassThrough passThrough = new PassThrough(host, workload, subchannels, subchannel -> device);
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

    private void open(int index) {
        final int result = devices[index].open();
        if (result != 0) {
            throw new IllegalStateException("subchannel " + schs[index].id() + " cannot be opened: " + result);
        }
        eventFds[index] = new EventFd();
        devices[index].eventFd(VfioCcwDevice.IO_IRQ, eventFds[index]);
    }

    /**
     * A whole request: the I/O region is written, the program translated and started, its interruption taken and
     * delivered, and the region read when the eventfd says so.
     *
     * @return the sum of all results
     */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public int cycle(int subchannel, int program) {
        int results = write(subchannel, program);
        results += host.settle();
        if (isSignalled(subchannel)) {
            results += read(subchannel);
        }
        return results;
    }

    /** Writes a request and leaves it at that. @return what the write returned */
    public int write(int subchannel, int program) {
        return devices[subchannel].write(0, requests, program * Regions.IO_BYTES, Regions.IO_BYTES);
    }

    /** Whether the eventfd of a subchannel says that there is something to read. */
    public boolean isSignalled(int subchannel) {
        return eventFds[subchannel].peek() != 0;
    }

    /** Reads the I/O region, into {@link #answer}. @return what the read returned */
    public int read(int subchannel) {
        eventFds[subchannel].read();
        return devices[subchannel].read(0, answer, 0, Regions.IO_BYTES);
    }

    /** The I/O region as it was read last. */
    public DirectBuffer answer() {
        return answer;
    }

    /** The machine's side of a subchannel. */
    public Subchannel subchannel(int index) {
        return schs[index].subchannel();
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
            host.remove(schs[i]);
        }
    }
}
