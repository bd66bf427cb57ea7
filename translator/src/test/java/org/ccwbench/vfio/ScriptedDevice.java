package org.ccwbench.vfio;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;

/** A device that does what a test plugs in; by itself it never answers. */
final class ScriptedDevice implements StartFunction {
    /** The ORB of the last start. */
    final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);

    int starts;
    int halts;
    int clears;

    Runnable onStart = () -> {};
    Runnable onHalt = () -> {};
    Runnable onClear = () -> {};

    /** Whether a start can be taken back. */
    boolean cancels;

    @Override
    public void start(Subchannel subchannel, DirectBuffer block, int offset) {
        starts++;
        orb.putBytes(0, block, offset, Orb.AREA_BYTES);
        onStart.run();
    }

    @Override
    public void halt(Subchannel subchannel) {
        halts++;
        onHalt.run();
    }

    @Override
    public void clear(Subchannel subchannel) {
        clears++;
        onClear.run();
    }

    @Override
    public boolean cancel(Subchannel subchannel) {
        return cancels;
    }
}
