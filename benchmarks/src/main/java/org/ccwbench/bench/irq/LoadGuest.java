package org.ccwbench.bench.irq;

import java.util.function.LongConsumer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.vfio.PassThrough;
import org.ccwbench.vfio.Regions;

/**
 * The guest's side of a load: reads the status that an eventfd tells of, compares it with what its device had to say,
 * and starts the next program when one ended.
 *
 * <p>Status that another followed before the guest was told is never read: the two coalesced. The numbers that devices
 * count in tell how many.
 */
final class LoadGuest {
    private static final int NUMBER = 0xffff;

    private final PassThrough passThrough;
    private final LoadSequence expected;
    private final LongConsumer listener;
    private final long cpa;

    /** For each subchannel the ordinal of the interruption that was read last. */
    private final long[] read;

    private long seen;
    private long coalesced;

    /** @param listener told the intended time of each, counted from the schedule's beginning, when it is seen */
    LoadGuest(
            PassThrough passThrough, Workload workload, LoadSequence sequence, int subchannels, LongConsumer listener) {
        this.passThrough = passThrough;
        this.expected = sequence;
        this.listener = listener;
        this.cpa = Orb.cpa(workload.orbs(), workload.orbOffset(0)) + Ccw1.BYTES;
        this.read = new long[subchannels];
    }

    void start(int subchannel) {
        final int result = passThrough.write(subchannel, 0);
        if (result != Regions.IO_BYTES) {
            throw new IllegalStateException("a program of the load cannot be started: " + result);
        }
    }

    /** Whether there is anything to be read. */
    boolean isSignalled() {
        return passThrough.isSignalled(expected.subchannel());
    }

    /** Reads all there is. @return how many interruptions, with those that coalesced */
    int collect() {
        final long before = expected.number();
        while (isOver() || isSignalled()) {
            if (!isOver()) {
                see();
            } else {
                coalesced++;
            }
            listener.accept(expected.intended());
            expected.next();
        }
        return (int) (expected.number() - before);
    }

    /** Whether a later one of the same subchannel has been read. */
    private boolean isOver() {
        return read[expected.subchannel()] >= expected.ordinal();
    }

    private void see() {
        final int subchannel = expected.subchannel();
        passThrough.read(subchannel);
        final int number = Scsw.count(passThrough.answer(), Regions.IRB_OFFSET);
        final int ahead = number - (int) read[subchannel] & NUMBER;
        read[subchannel] += ahead;
        if (ahead == 0 || ahead == 1 && !expected.kind().isReported(passThrough.answer(), cpa)) {
            throw new IllegalStateException("wrong status: expected the " + expected.kind() + " one of number "
                    + expected.ordinal() + ", got number " + number + " and SCSW word 0 "
                    + Integer.toHexString(Scsw.stctl(passThrough.answer(), Regions.IRB_OFFSET)));
        }
        seen++;
        if (expected.kind().needsProgram() && Scsw.isFinal(passThrough.answer(), Regions.IRB_OFFSET)) {
            start(subchannel);
        }
    }

    /** How many the guest was told of. */
    long seen() {
        return seen;
    }

    /** How many were overtaken by the next of their subchannel before the guest was told. */
    long coalesced() {
        return coalesced;
    }
}
