package org.ccwbench.check;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.fixtures.channel.Scsw;

/**
 * What Linux does while a translated program runs: turns the CCW address of an interruption back, and takes the program
 * to be done when neither the subchannel nor the device is active. It has no way to resume one.
 */
final class HostOwner implements ProgramRun.Owner {
    private static final int ACTIVE = Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE;

    private final ChannelProgram program;
    private final HostView storage;
    private final int guestFlags;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Scsw.BYTES]);
    private boolean isDone;

    /** @param guestFlags word 1 of the guest's ORB, whose F bit the guest expects in the SCSW */
    HostOwner(ChannelProgram program, HostView storage, int guestFlags) {
        this.program = program;
        this.storage = storage;
        this.guestFlags = guestFlags;
    }

    @Override
    public Scsw interrupted(Scsw scsw) {
        if (isDone) {
            return scsw;
        }
        org.ccwbench.arch.Scsw.cpa(buffer, 0, Integer.toUnsignedLong(scsw.ccwAddress()));
        program.updateScsw(buffer, 0);
        if ((scsw.control() & ACTIVE) == 0) {
            isDone = true;
            storage.release();
        }
        final int control = scsw.control() & ~Orb.FMT | guestFlags & Orb.FMT;
        return new Scsw(control, (int) org.ccwbench.arch.Scsw.cpa(buffer, 0), scsw.status());
    }

    @Override
    public boolean resumes(long ccwAddress) {
        return false;
    }
}
