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
        final long head = arena.nativeAddress(segments.hostHead(segment));
        for (int i = translatePlain(head, ccws); i < ccws; i++) {
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

    /**
     * Translates the CCWs at the head of a segment as long as each names its data, all of it in one block, and its page
     * can be pinned: a loop without any state but three addresses, because most CCWs are like that. The first one that
     * is not is left to {@link #translate}.
     *
     * @return CCWs translated
     */
    private int translatePlain(long head, int ccws) {
        long at = head;
        long idaw = arena.next();
        final int before = pins.count();
        long handle = pins.address(before);
        int i = 0;
        for (; i < ccws; i++) {
            final long ccw = BigEndian.getLong(at);
            if (!Ccw1.isPlain(ccw, block) || Ccw1.isTic(ccw) || pages.pin(Ccw1.address(ccw), idaw, handle) < 0) {
                break;
            }
            BigEndian.putLong(at, Ccw1.withIdal(ccw, arena.hostAddress(idaw)));
            at += Ccw1.BYTES;
            idaw += Idaw.FORMAT_2_BYTES;
            handle += PinList.HANDLE_BYTES;
        }
        arena.takeUpTo(idaw);
        pins.count(before + i);
        return i;
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
        final long idal = arena.next();
        final int idaws = Ccw1.isIda(ccw) ? translateIdal(ccw, idal) : translateDirect(ccw, idal);
        if (idaws < 0) {
            return REFUSED;
        }
        arena.takeUpTo(idal + (long) idaws * Idaw.FORMAT_2_BYTES);
        return Ccw1.withIdal(ccw, arena.hostAddress(idal));
    }

    /** Makes the host IDAL of a CCW that names its data. @return its words, or a negative errno */
    private int translateDirect(long ccw, long idal) {
        final long address = Ccw1.address(ccw);
        final int idaws = idawsNeeded(address, ccw);
        if (!Ccw1.movesData(ccw)) {
            IdalCopy.makeAsGuest(address, idaws, block, format2, idal);
            return idaws;
        }
        IdalCopy.makeWords(address, idaws, block, format2, idal);
        return pin(address, idal, idaws, idal);
    }

    /** Makes the host IDAL of a CCW that names an IDAL. @return its words, or a negative errno */
    private int translateIdal(long ccw, long idal) {
        final long list = Ccw1.address(ccw);
        final int idawBytes = format2 ? Idaw.FORMAT_2_BYTES : Idaw.FORMAT_1_BYTES;
        final int fewest = idawsNeeded(0, ccw);
        long words = guest.locate(list, fewest * idawBytes);
        if (words < 0) {
            return refusal.because(Reason.IDAW_UNREADABLE, (int) words, list);
        }
        final long first = format2 ? BigEndian.getLong(words) : BigEndian.getUnsignedInt(words); // the only read of it
        final int idaws = idawsNeeded(first, ccw);
        if (idaws > fewest) {
            words = guest.locate(list, idaws * idawBytes);
            if (words < 0) {
                return refusal.because(Reason.IDAW_UNREADABLE, (int) words, list);
            }
        }
        if (!Ccw1.movesData(ccw)) {
            IdalCopy.copyAsGuest(first, words, idaws, format2, idal);
            return idaws;
        }
        if (!format2) {
            IdalCopy.widen(first, words, idaws, idal);
            words = idal;
        }
        return pin(first, words, idaws, idal);
    }

    private int idawsNeeded(long first, long ccw) {
        return Idaw.needed(first, Math.max(Ccw1.count(ccw), 1), block);
    }

    /**
     * Pins the pages of an IDAL and writes the host IDAL. @return its words, or a negative errno, and then none is
     * pinned
     */
    private int pin(long first, long words, int idaws, long idal) {
        final int before = pins.count();
        final int result = pages.pinAll(first, words, idaws, idal, pins);
        return result < 0 ? refusePin(result, idal, before) : result;
    }

    /**
     * Unpins what a CCW pinned before its refusal. Linux pins neighbours in one call; a page that a call stops in front
     * of is refused as -EINVAL unless it is the first of its call.
     */
    private int refusePin(int errno, long idal, int before) {
        final int done = pins.count() - before;
        final long refused = BigEndian.getLong(idal + (long) done * Idaw.FORMAT_2_BYTES);
        final boolean follows =
                done > 0 && block == Idaw.BLOCK_4K && refused == lastPinned(idal, done) + PageTable.PAGE_BYTES;
        pages.unpin(pins, before);
        if (follows && pages.isStopping(refused)) {
            return refusal.because(Reason.PIN_STOPPED_SHORT, Errno.EINVAL, refused);
        }
        return refusal.because(Reason.ofPin(errno), errno, refused);
    }

    private long lastPinned(long idal, int done) {
        final long page = pages.page(pins, pins.count() - 1);
        final long idaw = BigEndian.getLong(idal + (done - 1L) * Idaw.FORMAT_2_BYTES);
        return page << PageTable.PAGE_SHIFT | idaw & PageTable.PAGE_OFFSET;
    }
}
