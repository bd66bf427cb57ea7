package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;

/**
 * The device on the machine of the recordings: follows the CCWs and moves no data, ends every function before the
 * instruction does, suspends where it is told to, and does not mind when there is no path.
 */
final class RecordedDevice implements StartFunction {
    private static final int ENDED = Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING;
    private static final int ATTENTION = Scsw.ALERT | Scsw.STATUS_PENDING;
    private static final int CCWS_AT_MOST = 1 << 16;

    private final SpiedStarts spied;
    private final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);
    private int paths;

    /** Where the last program ended; stays when other functions end. */
    private long cpa;

    RecordedDevice(SpiedStarts spied) {
        this.spied = spied;
    }

    @Override
    public void start(Subchannel subchannel, DirectBuffer orb, int offset) {
        final int flags = Orb.flags(orb, offset);
        spied.started(orb, offset);
        subchannel.stsch(schib, 0);
        paths = Pmcw.pam(schib, Schib.PMCW_OFFSET);
        cpa = 0;
        if (((flags & Orb.LPM) >>> 8 & paths) == 0) {
            reportMissingPath(subchannel);
            return;
        }
        final boolean suspended = follow(Orb.cpa(orb, offset), (flags & Orb.SPND) != 0);
        if (suspended) {
            cpa = 0;
            subchannel.activity(Scsw.SUSPENDED);
        } else {
            subchannel.end(ENDED, cpa, Scsw.CHANNEL_END | Scsw.DEVICE_END, 0, 0);
        }
    }

    private void reportMissingPath(Subchannel subchannel) {
        final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);
        irb.putInt(Irb.SCSW_OFFSET, Scsw.CC | Scsw.FMT | Scsw.START | Scsw.START_PENDING | ATTENTION, BIG_ENDIAN);
        subchannel.present(irb, 0);
    }

    /** Goes to the end of a program, or to a CCW that suspends it: whether it did. */
    private boolean follow(long head, boolean suspends) {
        final HostProgram program = spied.program();
        long at = head;
        for (int ccws = 0; ccws < CCWS_AT_MOST; ccws++) {
            final long ccw = program.word(at);
            if (Ccw1.isTic(ccw)) {
                at = Ccw1.address(ccw);
                continue;
            }
            if (suspends && (Ccw1.flags(ccw) & Ccw1.SUSP) != 0) {
                return true;
            }
            at += Ccw1.BYTES;
            cpa = at;
            if (!Ccw1.isChained(ccw)) {
                return false;
            }
        }
        return false;
    }

    /** A user of the device wants something. */
    void attention(Subchannel subchannel) {
        subchannel.end(ATTENTION, 0, Scsw.ATTENTION, 0, 0);
    }

    @Override
    public void halt(Subchannel subchannel) {
        subchannel.end(Scsw.STATUS_PENDING, cpa, Scsw.DEVICE_END, 0, 0);
    }

    /** On this machine the last-path-used mask survives. */
    @Override
    public void clear(Subchannel subchannel) {
        subchannel.stsch(schib, 0);
        Pmcw.lpum(schib, Schib.PMCW_OFFSET, paths);
        subchannel.configure(schib, Schib.PMCW_OFFSET);
        subchannel.end(Scsw.STATUS_PENDING, cpa, 0, 0, 0);
    }

    @Override
    public boolean cancel(Subchannel subchannel) {
        return true;
    }

    @Override
    public boolean defersMissingPaths() {
        return true;
    }
}
