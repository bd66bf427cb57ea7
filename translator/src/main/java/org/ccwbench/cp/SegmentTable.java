package org.ccwbench.cp;

import org.ccwbench.arch.Ccw1;

/**
 * The segments of a program in list order: where each begins in guest and in host storage, and how many CCWs it has.
 * Addresses are unsigned 32 bits and compared byte by byte; where segments overlap, the first in the list counts.
 *
 * <p>Source: Linux vfio_ccw_cp.c, struct ccwchain, is_cpa_within_range().
 */
final class SegmentTable {
    static final int NONE = -1;

    private static final long ADDRESS_MASK = 0xffff_ffffL;

    private final long[] guestHeads = new long[Limits.SEGMENTS];
    private final long[] hostHeads = new long[Limits.SEGMENTS];
    private final int[] copied = new int[Limits.SEGMENTS];
    private int count;

    /** The first CCW that does not count, and its segment. */
    private int cutSegment;

    private int cutCcw;

    /**
     * Whether an address lies from the first to the last of {@code ccws} CCWs at {@code head}; nothing does when they
     * wrap around 2^32.
     */
    static boolean isWithin(long address, long head, int ccws) {
        final long last = head + (ccws - 1L) * Ccw1.BYTES & ADDRESS_MASK;
        return head <= address && address <= last;
    }

    void clear() {
        count = 0;
        cutSegment = Limits.SEGMENTS;
    }

    void add(long guestHead, long hostHead, int ccws) {
        guestHeads[count] = guestHead;
        hostHeads[count] = hostHead;
        copied[count] = ccws;
        count++;
    }

    /** Leaves what was translated when CCW {@code ccw} of a segment was refused: nothing of that CCW or behind it. */
    void cut(int segment, int ccw) {
        cutSegment = segment;
        cutCcw = ccw;
    }

    int count() {
        return count;
    }

    long guestHead(int segment) {
        return guestHeads[segment];
    }

    long hostHead(int segment) {
        return hostHeads[segment];
    }

    /** CCWs that count: all, or after a refusal those that were translated. */
    int length(int segment) {
        if (segment < cutSegment) {
            return copied[segment];
        }
        return segment == cutSegment ? cutCcw : 0;
    }

    /** CCWs that were copied from the guest. */
    int copied(int segment) {
        return copied[segment];
    }

    /** The first segment that a guest address lies in, or {@link #NONE}. */
    int holding(long guestAddress) {
        for (int segment = 0; segment < count; segment++) {
            if (isWithin(guestAddress, guestHeads[segment], length(segment))) {
                return segment;
            }
        }
        return NONE;
    }

    /** The host address of what lies at a guest address in a segment. */
    long toHost(long guestAddress, int segment) {
        return hostHeads[segment] + (guestAddress - guestHeads[segment]);
    }

    /**
     * The guest address of what lies at a host address in a segment or one CCW behind it; any other address is returned
     * as it is.
     */
    long toGuest(long hostAddress) {
        for (int segment = 0; segment < count; segment++) {
            if (isWithin(hostAddress, hostHeads[segment], length(segment) + 1)) {
                return guestHeads[segment] + (hostAddress - hostHeads[segment]) & ADDRESS_MASK;
            }
        }
        return hostAddress;
    }
}
