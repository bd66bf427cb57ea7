package org.ccwbench.bench.irq;

import org.agrona.DirectBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;

/** A device that runs what is started until it is told to report. */
final class LoadDevice implements StartFunction {
    private static final int MOVES_DATA = Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE;

    private long cpa;

    /** Set by the thread that starts a program, cleared by the one that ends it. */
    private volatile boolean running;

    @Override
    public void start(Subchannel subchannel, DirectBuffer orb, int offset) {
        cpa = Orb.cpa(orb, offset) + Ccw1.BYTES;
        subchannel.activity(MOVES_DATA);
        running = true;
    }

    boolean isRunning() {
        return running;
    }

    /**
     * Reports, if it can.
     *
     * @return false when what it has to report needs a program and none is running, or the subchannel has other status
     */
    boolean report(Subchannel subchannel, InterruptKind kind, int number, long intendedNanos) {
        if (kind.needsProgram() && !running) {
            return false;
        }
        if (kind == InterruptKind.FINAL) {
            running = false; // before the guest can know and start the next
        }
        final boolean accepted = kind.present(subchannel, cpa, number, intendedNanos);
        if (!accepted && kind == InterruptKind.FINAL) {
            running = true;
        }
        return accepted;
    }

    @Override
    public void halt(Subchannel subchannel) {
        end(subchannel);
    }

    @Override
    public void clear(Subchannel subchannel) {
        end(subchannel);
    }

    private void end(Subchannel subchannel) {
        running = false;
        subchannel.end(Scsw.STATUS_PENDING, 0, 0, 0, 0);
    }
}
