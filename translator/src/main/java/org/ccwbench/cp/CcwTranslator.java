package org.ccwbench.cp;

import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.memory.BigEndian;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.HostArena;
import org.ccwbench.memory.PageTable;
import org.ccwbench.memory.PinList;

/**
 * Turns copied CCWs into host CCWs: each gets an IDAL of its own, whose words are the host addresses of pinned pages; a
 * TIC is pointed at a host segment.
 *
 * <p>Source: Linux vfio_ccw_cp.c, ccwchain_fetch_one(), ccwchain_fetch_ccw(), page_array_pin().
 *
 * <p>Next: {@link IdalCopy}, {@link PageTable#pin}. Measured by bench.cp.TranslateBenchmark.
 */
final class CcwTranslator {
    /** No host CCW is this: a TIC has a command, all others have the IDA flag. */
    private static final long REFUSED = 0;

    private final GuestMemory guest;
    private final PageTable pages;
    private final HostArena arena;
    private final PinList pins;
    private final Refusal refusal;

    private int block;
    private boolean format2;

    CcwTranslator(GuestMemory guest, HostArena arena, PinList pins, Refusal refusal) {
        this.guest = guest;
        this.pages = guest.pages();
        this.arena = arena;
        this.pins = pins;
        this.refusal = refusal;
    }

    /**
     * Translates all segments in place. After a refusal the table holds what was translated before it, and exactly that
     * is pinned.
     *
     * @param orbFlags the second word of the ORB
     * @return 0 or a negative errno
     */
    int translate(SegmentTable segments, int orbFlags) {
        block = Orb.idawBlock(orbFlags);
        format2 = Orb.isFormat2Idaws(orbFlags);
        for (int segment = 0; segment < segments.count(); segment++) {
            final int done = translateSegment(segment, segments);
            if (done < segments.length(segment)) {
                segments.cut(segment, done);
                return refusal.result();
            }
        }
        return 0;
    }

    /** Translates one segment. @return its CCWs, or fewer when the next one was refused */
    private int translateSegment(int segment, SegmentTable segments) {
        final int ccws = segments.length(segment);
        final long head = arena.nativeAddress(arena.offsetOf(segments.hostHead(segment)));
        for (int i = 0; i < ccws; i++) {
            final long at = head + (long) i * Ccw1.BYTES;
            final long ccw = BigEndian.getLong(at);
            final long host = Ccw1.isTic(ccw) ? link(ccw, segments) : translate(ccw);
            if (host == REFUSED) {
                return i;
            }
            BigEndian.putLong(at, host);
        }
        return ccws;
    }

    private long link(long tic, SegmentTable segments) {
        final long target = Ccw1.address(tic);
        final int segment = segments.holding(target);
        if (segment == SegmentTable.NONE) {
            refusal.because(Reason.TIC_TARGET_UNKNOWN, Errno.EFAULT, target);
            return REFUSED;
        }
        return Ccw1.withAddress(tic, segments.toHost(target, segment));
    }

    private long translate(long ccw) {
        final int idal = Ccw1.isIda(ccw) ? translateIdal(ccw) : translateDirect(ccw);
        return idal < 0 ? REFUSED : Ccw1.withIdal(ccw, arena.hostAddress(idal));
    }

    /** Makes the host IDAL of a CCW that names its data. @return its offset in the arena, or a negative errno */
    private int translateDirect(long ccw) {
        final long address = Ccw1.address(ccw);
        final int idaws = idawsNeeded(address, ccw);
        final int offset = arena.take(idaws * Idaw.FORMAT_2_BYTES);
        if (offset < 0) {
            return refusal.because(Reason.OUT_OF_HOST_STORAGE, offset, address);
        }
        final long idal = arena.nativeAddress(offset);
        if (!Ccw1.movesData(ccw)) {
            IdalCopy.makeAsGuest(address, idaws, block, format2, idal);
            return offset;
        }
        if (idaws > 1) {
            IdalCopy.makeWords(address, idaws, block, format2, idal);
        }
        final int result = pin(address, idal, idaws, idal);
        return result < 0 ? result : offset;
    }

    /** Makes the host IDAL of a CCW that names an IDAL. @return its offset in the arena, or a negative errno */
    private int translateIdal(long ccw) {
        final long list = Ccw1.address(ccw);
        final int idawBytes = format2 ? Idaw.FORMAT_2_BYTES : Idaw.FORMAT_1_BYTES;
        final long at = guest.locate(list, idawBytes);
        if (at < 0) {
            return refusal.because(Reason.IDAW_UNREADABLE, (int) at, list);
        }
        final long first = format2 ? BigEndian.getLong(at) : BigEndian.getUnsignedInt(at); // the only read of it
        final int idaws = idawsNeeded(first, ccw);
        final long rest = idaws == 1 ? at : guest.locate(list + idawBytes, (idaws - 1) * idawBytes);
        if (rest < 0) {
            return refusal.because(Reason.IDAW_UNREADABLE, (int) rest, list);
        }
        final int offset = arena.take(idaws * Idaw.FORMAT_2_BYTES);
        if (offset < 0) {
            return refusal.because(Reason.OUT_OF_HOST_STORAGE, offset, list);
        }
        final long idal = arena.nativeAddress(offset);
        if (!Ccw1.movesData(ccw)) {
            IdalCopy.copyAsGuest(first, rest, idaws, format2, idal);
            return offset;
        }
        final int result;
        if (format2) {
            result = pin(first, rest - Idaw.FORMAT_2_BYTES, idaws, idal);
        } else {
            IdalCopy.widen(first, rest, idaws, idal);
            result = pin(first, idal, idaws, idal);
        }
        return result < 0 ? result : offset;
    }

    private int idawsNeeded(long first, long ccw) {
        return Idaw.needed(first, Math.max(Ccw1.count(ccw), 1), block);
    }

    /**
     * Pins the pages of an IDAL, neighbours in one call, and writes the host IDAL. A 2 KiB block has a call of its own.
     * After a refusal none is pinned.
     *
     * @param first the first word
     * @param words native address of the list; only the words behind the first are read, once, each before its place in
     *     {@code idal} is written
     * @return 0 or a negative errno
     */
    private int pin(long first, long words, int idaws, long idal) {
        final int before = pins.count();
        final boolean grouping = block == Idaw.BLOCK_4K;
        long start = first;
        int done = 0;
        for (int i = 1; i < idaws; i++) {
            final long iova = BigEndian.getLong(words + (long) i * Idaw.FORMAT_2_BYTES);
            if (!grouping || iova != start + (long) (i - done) * PageTable.PAGE_BYTES) {
                final int pinned = pages.pin(start, i - done, idal + (long) done * Idaw.FORMAT_2_BYTES, pins);
                if (pinned != i - done) {
                    return refusePin(pinned, start, i - done, before);
                }
                start = iova;
                done = i;
            }
        }
        final int pinned = pages.pin(start, idaws - done, idal + (long) done * Idaw.FORMAT_2_BYTES, pins);
        return pinned == idaws - done ? 0 : refusePin(pinned, start, idaws - done, before);
    }

    private int refusePin(int pinned, long iova, int count, int before) {
        pages.unpin(pins, before);
        if (pinned >= 0) {
            final long stop = iova + (long) pinned * PageTable.PAGE_BYTES;
            return refusal.because(Reason.PIN_STOPPED_SHORT, Errno.EINVAL, stop);
        }
        return refusal.because(Reason.ofPin(pinned), pinned, pages.firstUnpinnable(iova, count));
    }
}
