package org.ccwbench.css;

import org.agrona.DirectBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;

/** A device that moves no data and ends every function well before the instruction does. */
public final class ImmediateDevice implements StartFunction {
    private static final int ENDED = Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING;

    /** Ends with the CCW address behind the program's first CCW. */
    @Override
    public void start(Subchannel subchannel, DirectBuffer orb, int offset) {
        final long cpa = Orb.cpa(orb, offset) + Ccw1.BYTES;
        subchannel.end(ENDED, cpa, Scsw.CHANNEL_END | Scsw.DEVICE_END, 0, 0);
    }

    @Override
    public void halt(Subchannel subchannel) {
        subchannel.end(ENDED, 0, Scsw.DEVICE_END, 0, 0);
    }

    @Override
    public void clear(Subchannel subchannel) {
        subchannel.end(Scsw.STATUS_PENDING, 0, 0, 0, 0);
    }
}
