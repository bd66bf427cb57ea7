package org.ccwbench.cp;

import org.ccwbench.arch.Ccw0;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.memory.BigEndian;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.HostArena;

/**
 * Copies the segments of a guest program, each CCW of a segment once, and finds where they end and which others they
 * lead to.
 *
 * <p>Source: Linux vfio_ccw_cp.c, ccwchain_handle_ccw(), ccwchain_calc_length(), ccwchain_loop_tic().
 *
 * <p>Differs from Linux: a segment that leads on is kept on a list of at most 16 instead of the stack of a recursion;
 * and of the 2 KiB that must be readable at a segment's head only the CCWs that belong to the segment are read. A guest
 * that changes CCWs behind a segment's end meanwhile can not tell.
 *
 * <p>Next: {@link CcwTranslator}. Measured by bench.cp.ScanBenchmark.
 */
final class ChainScanner {
    /**
     * What stands behind a segment. The channel gets there when a status modifier makes it skip the last CCW, and then
     * ends the program: there is no command 0.
     */
    private static final long NO_COMMAND = 0;

    private static final long NO_TARGET = -1;

    private final GuestMemory guest;
    private final HostArena arena;
    private final Refusal refusal;

    /** Index of the first TIC of the segment that was copied last; its length when it has none. */
    private int firstTic;

    /** Per segment: the first CCW that has not been searched for a TIC, and the segment that led here. */
    private final int[] unsearched = new int[Limits.SEGMENTS];

    private final int[] cameFrom = new int[Limits.SEGMENTS];

    ChainScanner(GuestMemory guest, HostArena arena, Refusal refusal) {
        this.guest = guest;
        this.arena = arena;
        this.refusal = refusal;
    }

    /**
     * Copies the program at {@code cpa} as format-1 CCWs with guest addresses.
     *
     * @param orbFlags the second word of the ORB
     * @return segments, 1 to 16, or a negative errno
     */
    int scan(long cpa, int orbFlags, SegmentTable segments) {
        segments.clear();
        final boolean format1 = Orb.isFormat1(orbFlags);
        final int ccws = copySegment(cpa, format1, segments);
        if (ccws < 0) {
            return ccws;
        }
        return firstTic == ccws ? 1 : followTics(format1, segments);
    }

    /**
     * Copies the segments that the first one leads to; those that one of them leads to come in front of its next
     * sibling.
     */
    private int followTics(boolean format1, SegmentTable segments) {
        int segment = 0;
        cameFrom[segment] = SegmentTable.NONE;
        unsearched[segment] = firstTic;
        while (segment != SegmentTable.NONE) {
            final long target = nextTarget(segment, segments);
            if (target == NO_TARGET) {
                segment = cameFrom[segment];
            } else {
                final int ccws = copySegment(target, format1, segments);
                if (ccws < 0) {
                    return ccws;
                }
                final int copied = segments.count() - 1;
                cameFrom[copied] = segment;
                unsearched[copied] = firstTic;
                segment = copied;
            }
        }
        return segments.count();
    }

    /** Where a segment's next TIC leads that leads to no known segment, or {@link #NO_TARGET}. */
    private long nextTarget(int segment, SegmentTable segments) {
        final int ccws = segments.length(segment);
        final long head = arena.nativeAddress(segments.hostHead(segment));
        for (int i = unsearched[segment]; i < ccws; i++) {
            final long ccw = BigEndian.getLong(head + (long) i * Ccw1.BYTES);
            if (Ccw1.isTic(ccw) && segments.holding(Ccw1.address(ccw)) == SegmentTable.NONE) {
                unsearched[segment] = i + 1;
                return Ccw1.address(ccw);
            }
        }
        unsearched[segment] = ccws;
        return NO_TARGET;
    }

    private int copySegment(long headGpa, boolean format1, SegmentTable segments) {
        long source = guest.locate(headGpa, Limits.SEGMENT_BYTES);
        if (source < 0) {
            return refusal.because(Reason.SEGMENT_UNREADABLE, (int) source, headGpa);
        }
        final long head = arena.next();
        long out = head;
        int tic = Limits.CCWS_PER_SEGMENT;
        int ccws = 0;
        boolean goesOn = true;
        while (goesOn && ccws < Limits.CCWS_PER_SEGMENT) {
            final long ccw = format1 ? BigEndian.copyLong(source, out) : copyFormat0(source, out);
            source += Ccw1.BYTES;
            out += Ccw1.BYTES;
            ccws++;
            goesOn = Ccw1.isChained(ccw);
            if (Ccw1.isTic(ccw)) {
                tic = Math.min(tic, ccws - 1);
                goesOn |= SegmentTable.isWithin(Ccw1.address(ccw), headGpa, ccws);
            }
        }
        if (goesOn) {
            return refusal.because(Reason.CHAIN_TOO_LONG, Errno.EINVAL, headGpa);
        }
        if (segments.count() == Limits.SEGMENTS) {
            return refusal.because(Reason.TOO_MANY_SEGMENTS, Errno.EINVAL, headGpa);
        }
        firstTic = Math.min(tic, ccws);
        BigEndian.putLong(out, NO_COMMAND);
        arena.takeUpTo(out + Limits.CCWS_BETWEEN_SEGMENTS * Ccw1.BYTES);
        segments.add(headGpa, arena.hostAddress(head), ccws);
        return ccws;
    }

    private static long copyFormat0(long from, long to) {
        final long ccw = Ccw0.toCcw1(BigEndian.getLong(from));
        BigEndian.putLong(to, ccw);
        return ccw;
    }
}
