package org.ccwbench.bench.irq;

import org.ccwbench.bench.vfio.PassThrough;

/**
 * The devices' side of a load: presents one interruption after the other, none before its time. One that a subchannel
 * does not take is presented again, and those behind it wait; none is left out, and none gets another time.
 */
final class LoadSource {
    private static final int NUMBER = 0xffff;

    private final PassThrough passThrough;
    private final LoadDevice[] devices;
    private final LoadSequence next;

    /** The time of the schedule's beginning, as of {@link System#nanoTime}. */
    private long beginning;

    LoadSource(PassThrough passThrough, LoadDevice[] devices, LoadSequence sequence) {
        this.passThrough = passThrough;
        this.devices = devices;
        this.next = sequence;
    }

    void beginning(long nanoTime) {
        beginning = nanoTime;
    }

    /** Whether the next one should have come by now. */
    boolean isDue(long now) {
        return next.intended() <= now - beginning;
    }

    /** Presents the next one. @return false when its subchannel does not take it */
    boolean present() {
        final int subchannel = next.subchannel();
        final int number = (int) next.ordinal() & NUMBER;
        final long intended = beginning + next.intended();
        if (!devices[subchannel].report(passThrough.subchannel(subchannel), next.kind(), number, intended)) {
            return false;
        }
        next.next();
        return true;
    }

    /** How many were taken by their subchannels. */
    long presented() {
        return next.number();
    }

    /** How many should have come before a time. */
    long before(long now) {
        return next.before(now - beginning);
    }
}
