package org.ccwbench.css;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;

/** A subchannel with a device that notes what it is told and does nothing. */
final class Machine implements StartFunction {
    /** All of its paths. */
    static final int PATHS = 0xc0;

    static final int DEVICE_NUMBER = 0x1001;

    /** Final status of a start. */
    static final int ENDED = Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING;

    /** Status that makes room for what follows it. */
    static final int INTERMEDIATE = Scsw.INTERMEDIATE | Scsw.STATUS_PENDING;

    final List<String> told = new ArrayList<>();
    final InterruptQueue interrupts = new InterruptQueue(1);
    final Subchannel subchannel = new Subchannel(new SubchannelId(0, 0, 1), DEVICE_NUMBER, PATHS, interrupts, this);
    final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);

    /** Whether a start can be taken back. */
    boolean cancels;

    /** A machine whose subchannel is enabled, with an interruption parameter. */
    static Machine enabled(int intparm) {
        final Machine machine = new Machine();
        final UnsafeBuffer schib = machine.schib();
        Pmcw.ena(schib, Schib.PMCW_OFFSET, true);
        Pmcw.intparm(schib, Schib.PMCW_OFFSET, intparm);
        machine.subchannel.msch(schib, 0);
        return machine;
    }

    int start() {
        return start(Orb.FMT | Orb.PFCH | Orb.LPM);
    }

    int start(int flags) {
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        Orb.put(orb, 0, 0, flags, 0x1000);
        return subchannel.ssch(orb, 0);
    }

    int carryOut(Instruction instruction) {
        return switch (instruction) {
            case SSCH -> start();
            case HSCH -> subchannel.hsch();
            case CSCH -> subchannel.csch();
            case XSCH -> subchannel.xsch();
            case RSCH -> subchannel.rsch();
            case TSCH -> subchannel.tsch(irb, 0);
            case STSCH -> subchannel.stsch(new UnsafeBuffer(new byte[Schib.BYTES]), 0);
            case MSCH -> subchannel.msch(schib(), 0);
        };
    }

    /** What STSCH stores, whether or not there is a subchannel. */
    UnsafeBuffer schib() {
        final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);
        subchannel.stsch(schib, 0);
        return schib;
    }

    int fctl() {
        return Scsw.fctl(schib(), Schib.SCSW_OFFSET);
    }

    int actl() {
        return Scsw.actl(schib(), Schib.SCSW_OFFSET);
    }

    int stctl() {
        return Scsw.stctl(schib(), Schib.SCSW_OFFSET);
    }

    /** A whole block of status whose first word is given. */
    boolean present(int word0) {
        final UnsafeBuffer block = new UnsafeBuffer(new byte[Irb.BYTES]);
        block.putInt(0, word0, BIG_ENDIAN);
        return subchannel.present(block, 0);
    }

    /** Takes what is in the interrupt queue: how many there were. */
    int interruptions() {
        final int[] count = new int[1];
        interrupts.take((id, intparm, intended) -> count[0]++);
        return count[0];
    }

    @Override
    public void start(Subchannel of, DirectBuffer orb, int offset) {
        told.add("start " + Long.toHexString(Orb.cpa(orb, offset)));
    }

    @Override
    public void halt(Subchannel of) {
        told.add("halt");
    }

    @Override
    public void clear(Subchannel of) {
        told.add("clear");
    }

    @Override
    public void resume(Subchannel of) {
        told.add("resume");
    }

    @Override
    public boolean cancel(Subchannel of) {
        told.add("cancel");
        return cancels;
    }
}
