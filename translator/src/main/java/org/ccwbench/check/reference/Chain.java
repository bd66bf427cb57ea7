package org.ccwbench.check.reference;

import java.util.ArrayList;
import java.util.List;
import org.ccwbench.fixtures.Answer.HostCcw;
import org.ccwbench.fixtures.Answer.Segment;

/** A segment of the program: the guest's CCWs, and what they became. */
final class Chain {
    static final int CCW_BYTES = 8;
    static final int MOST_CCWS = 256;
    static final long ADDRESS_MASK = 0xffff_ffffL;

    private static final int TIC = 0x08;
    private static final int CD_OR_CC = 0xc0;

    final long head;
    final long hostHead;
    final List<Long> ccws;
    final List<HostCcw> translated = new ArrayList<>();
    final List<List<Long>> pinned = new ArrayList<>();

    /** CCWs that count: those that were copied, or were translated before a refusal. */
    int length;

    Chain(long head, long hostHead, List<Long> ccws) {
        this.head = head;
        this.hostHead = hostHead;
        this.ccws = List.copyOf(ccws);
        this.length = ccws.size();
    }

    /** CCWs up to the end of the segment, of 256 that were read at its head; 0 when it has no end. */
    static int lengthOf(List<Long> ccws, long head) {
        for (int count = 1; count <= MOST_CCWS; count++) {
            final long ccw = ccws.get(count - 1);
            final boolean isChained = (flags(ccw) & CD_OR_CC) != 0;
            if (!isChained && !(isTic(ccw) && isWithin(address(ccw), head, count))) {
                return count;
            }
        }
        return 0;
    }

    static boolean isWithin(long address, long head, int ccws) {
        final long tail = head + (ccws - 1L) * CCW_BYTES & ADDRESS_MASK;
        return head <= address && address <= tail;
    }

    boolean holds(long guestAddress) {
        return isWithin(guestAddress, head, length);
    }

    Segment toSegment() {
        return new Segment(head, ccws, translated);
    }

    static boolean isTic(long ccw) {
        return command(ccw) == TIC;
    }

    static int command(long ccw) {
        return (int) (ccw >>> 56);
    }

    static int flags(long ccw) {
        return (int) (ccw >>> 48) & 0xff;
    }

    static int count(long ccw) {
        return (int) (ccw >>> 32) & 0xffff;
    }

    static long address(long ccw) {
        return ccw & ADDRESS_MASK;
    }

    /** A format-0 CCW as a format-1 CCW; a TIC keeps nothing but its address. */
    static long ofFormat0(long ccw) {
        final long command = ccw >>> 56;
        final long address = ccw >>> 32 & 0xff_ffff;
        if ((command & 0xf) == TIC) {
            return (long) TIC << 56 | address;
        }
        final long flags = ccw >>> 24 & 0xff;
        final long count = ccw & 0xffff;
        return command << 56 | flags << 48 | count << 32 | address;
    }
}
