package org.ccwbench.vfio.explore;

import org.agrona.DirectBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;

/** A subchannel with a device that answers halts and clears at once and starts when it is told to. */
final class Machine implements StartFunction {
    static final int PATHS = 0x80;

    private static final int ENDED = Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING;

    final Subchannel subchannel;

    /** It works on a program: what that names must be there. */
    boolean runs;

    /** Halts are not answered before somebody waits for nothing else. */
    boolean isLazy;

    /** A halt has not been answered. */
    boolean owesAnswer;

    private int cpa;

    Machine(InterruptQueue interrupts) {
        subchannel = new Subchannel(new SubchannelId(0, 0, 1), 0x1001, PATHS, interrupts, this);
    }

    @Override
    public void start(Subchannel of, DirectBuffer orb, int offset) {
        runs = true;
        cpa = (int) Orb.cpa(orb, offset) + Long.BYTES;
    }

    @Override
    public void halt(Subchannel of) {
        runs = false;
        owesAnswer = true;
        if (!isLazy) {
            answerHalt();
        }
    }

    void answerHalt() {
        owesAnswer = false;
        subchannel.end(ENDED, 0, Scsw.DEVICE_END, 0, 0);
    }

    @Override
    public void clear(Subchannel of) {
        runs = false;
        owesAnswer = false;
        of.end(Scsw.STATUS_PENDING, 0, 0, 0, 0);
    }

    void endStart() {
        runs = false;
        subchannel.end(ENDED, cpa, Scsw.CHANNEL_END | Scsw.DEVICE_END, 0, 0);
    }

    void intermediate() {
        subchannel.activity(Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE);
        subchannel.end(Scsw.INTERMEDIATE | Scsw.STATUS_PENDING, cpa, 0, 0x80, 0);
    }

    void unsolicited() {
        subchannel.end(Scsw.ALERT | Scsw.STATUS_PENDING, 0, Scsw.ATTENTION, 0, 0);
    }

    /** The device goes: nothing is going on any more, and nothing will be answered. */
    void loseDevice() {
        runs = false;
        owesAnswer = false;
        subchannel.attached(false);
    }
}
