package org.ccwbench.vfio;

import static org.ccwbench.arch.ConditionCode.CC0;
import static org.ccwbench.arch.ConditionCode.CC1;
import static org.ccwbench.arch.ConditionCode.CC2;
import static org.ccwbench.arch.ConditionCode.CC3;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssDevice;
import org.ccwbench.memory.Errno;

/**
 * A write to the I/O region of an idle device: translates the program and starts it. Runs with ioMutex held.
 *
 * <p>Source: Linux vfio_ccw_fsm.c, fsm_io_request(), fsm_io_helper().
 */
final class IoRequest {
    private static final int FCTL_SHIFT = 12;

    private final VfioCcwDevice device;
    private final Fsm fsm;
    private final CssDevice sch;
    private final ChannelProgram program;
    private final Regions regions;
    private final String noPrefetch;

    /** The function asked for, and the ORB that is started. */
    private final UnsafeBuffer scsw = new UnsafeBuffer(new byte[Scsw.BYTES]);

    private final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);

    /** Where a request that was refused ended; the words are Linux's. */
    private String step;

    IoRequest(VfioCcwDevice device, Fsm fsm) {
        this.device = device;
        this.fsm = fsm;
        this.sch = device.sch;
        this.program = device.program;
        this.regions = device.regions;
        this.noPrefetch = "vfio_ccw: subchannel " + sch.id() + ": prefetching though the ORB does not allow it";
    }

    void run() {
        fsm.state(State.CP_PROCESSING);
        scsw.putBytes(0, regions.io(), Regions.SCSW_OFFSET, Scsw.BYTES);
        step = "request";
        final int function = Scsw.fctl(scsw, 0);
        if ((function & Scsw.START) != 0) {
            final int result = start();
            regions.ioReturn(result);
            if (result == 0) {
                return;
            }
        } else if (function != 0) {
            regions.ioReturn(Errno.EOPNOTSUPP); // halt and clear have a region of their own
        }
        fsm.state(State.IDLE);
        device.trace.ioRequest(sch.id(), function >> FCTL_SHIFT, regions.ioReturn(), step);
    }

    /** From here on nobody but a refusal or the end of the program frees it. */
    private int start() {
        final int flags = Orb.flags(regions.io(), Regions.ORB_OFFSET);
        if (Orb.isTransport(flags)) {
            step = "transport mode";
            return Errno.EOPNOTSUPP;
        }
        if (!Orb.isPrefetchAllowed(flags) && device.prefetchWarnings.allows(System.nanoTime())) {
            device.kernel.messages().warn(noPrefetch);
        }
        step = "cp init";
        int result = program.init(regions.io(), Regions.ORB_OFFSET);
        if (result < 0) {
            return result;
        }
        step = "cp prefetch";
        result = program.prefetch();
        if (result == 0) {
            step = "cp fsm_io_helper";
            result = startSubchannel();
        }
        if (result != 0) {
            program.free();
        }
        return result;
    }

    /** The state changes with the subchannel's lock held, so that the interruption finds it changed. */
    private int startSubchannel() {
        sch.lock().lock();
        try {
            final int made = program.hostOrb(sch.address(), sch.lpm(), orb, 0);
            if (made < 0) {
                return made;
            }
            final int result = sch.subchannel().ssch(orb, 0);
            return switch (result) {
                case CC0 -> {
                    final int actl = Scsw.actl(sch.schib(), Schib.SCSW_OFFSET);
                    Scsw.actl(sch.schib(), Schib.SCSW_OFFSET, actl | Scsw.START_PENDING);
                    fsm.state(State.CP_PENDING);
                    yield 0;
                }
                case CC1, CC2 -> Errno.EBUSY;
                case CC3 -> pathsGone((Orb.flags(orb, 0) & Orb.LPM) >>> 8);
                default -> result;
            };
        } finally {
            sch.lock().unlock();
        }
    }

    /** They stay out of use; with others left the guest may try again. */
    private int pathsGone(int lpm) {
        sch.lpm(lpm == 0 ? 0 : sch.lpm() & ~lpm);
        if (sch.updateSchib() != 0) {
            return Errno.ENODEV;
        }
        return sch.lpm() != 0 ? Errno.EACCES : Errno.ENODEV;
    }
}
