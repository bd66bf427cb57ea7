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
        int done = 0;
        while (done < ccws) {
            int next = translatePlain(head, done, ccws);
            if (block == Idaw.BLOCK_4K && next < ccws) {
                next = translateListed(head, next, ccws);
                if (next < 0) {
                    return ~next;
                }
            }
            if (next == done) {
                if (!translateOther(head + (long) done * Ccw1.BYTES, segments)) {
                    return done;
                }
                next++;
            }
            done = next;
        }
        return ccws;
    }

    /**
     * Translates CCWs as long as each names its data, all of it in one block, and its page can be pinned. Most CCWs are
     * like that; the loop has no state but three addresses.
     *
     * @return the first CCW that is not like that
     */
    private int translatePlain(long head, int from, int ccws) {
        final int before = pins.count();
        long at = head + (long) from * Ccw1.BYTES;
        long idaw = arena.next();
        long handle = pins.address(before);
        int i = from;
        for (; i < ccws; i++) {
            final long ccw = BigEndian.getLong(at);
            if (!Ccw1.isPlain(ccw, block) || !pages.pin(Ccw1.address(ccw), idaw, handle)) {
                break;
            }
            BigEndian.putLong(at, Ccw1.withIdal(ccw, arena.hostAddress(idaw)));
            at += Ccw1.BYTES;
            idaw += Idaw.FORMAT_2_BYTES;
            handle += PinList.HANDLE_BYTES;
        }
        arena.takeUpTo(idaw);
        pins.count(before + i - from);
        return i;
    }

    /**
     * Translates CCWs as long as each names a readable IDAL of format 2 and 4 KiB blocks for data that it moves.
     *
     * @return the first CCW that is not like that; or, when one was refused, its complement
     */
    private int translateListed(long head, int from, int ccws) {
        long at = head + (long) from * Ccw1.BYTES;
        long idal = arena.next();
        int pinned = pins.count();
        int i = from;
        for (; i < ccws; i++) {
            final long ccw = BigEndian.getLong(at);
            final long list = Ccw1.address(ccw);
            if (!Ccw1.isListed(ccw)) {
                break;
            }
            long words = guest.locate(list, Idaw.FORMAT_2_BYTES);
            if (words < 0) {
                break;
            }
            final long first = BigEndian.getLong(words); // the only read of it
            final int idaws = Idaw.needed(first, Ccw1.count(ccw), Idaw.BLOCK_4K);
            if (idaws > 1) {
                words = guest.locate(list + Idaw.FORMAT_2_BYTES, (idaws - 1) * Idaw.FORMAT_2_BYTES);
                if (words < 0) {
                    refusal.because(Reason.IDAW_UNREADABLE, (int) words, list);
                    i = ~i;
                    break;
                }
                words -= Idaw.FORMAT_2_BYTES;
            }
            final int done = pages.pinAll(first, words, idaws, idal, pins.address(pinned));
            if (done < idaws) {
                refusePin(done, pinned, idal);
                i = ~i;
                break;
            }
            pinned += done;
            BigEndian.putLong(at, Ccw1.withIdal(ccw, arena.hostAddress(idal)));
            at += Ccw1.BYTES;
            idal += (long) idaws * Idaw.FORMAT_2_BYTES;
        }
        arena.takeUpTo(idal);
        pins.count(pinned);
        return i;
    }

    /** Translates any CCW. @return whether it was not refused */
    private boolean translateOther(long at, SegmentTable segments) {
        final long ccw = BigEndian.getLong(at);
        if (Ccw1.isTic(ccw)) {
            return link(at, ccw, segments);
        }
        final long idal = arena.next();
        final int idaws = Ccw1.isIda(ccw) ? translateIdal(ccw, idal) : translateDirect(ccw, idal);
        if (idaws < 0) {
            return false;
        }
        arena.takeUpTo(idal + (long) idaws * Idaw.FORMAT_2_BYTES);
        BigEndian.putLong(at, Ccw1.withIdal(ccw, arena.hostAddress(idal)));
        return true;
    }

    private boolean link(long at, long tic, SegmentTable segments) {
        final long target = Ccw1.address(tic);
        final int segment = segments.holding(target);
        if (segment == SegmentTable.NONE) {
            refusal.because(Reason.TIC_TARGET_UNKNOWN, Errno.EFAULT, target);
            return false;
        }
        BigEndian.putLong(at, Ccw1.withAddress(tic, segments.toHost(target, segment)));
        return true;
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
        long words = guest.locate(list, idawBytes);
        if (words < 0) {
            return refusal.because(Reason.IDAW_UNREADABLE, (int) words, list);
        }
        final long first = format2 ? BigEndian.getLong(words) : BigEndian.getUnsignedInt(words); // the only read of it
        final int idaws = idawsNeeded(first, ccw);
        if (idaws > 1) {
            words = guest.locate(list + idawBytes, (idaws - 1) * idawBytes);
            if (words < 0) {
                return refusal.because(Reason.IDAW_UNREADABLE, (int) words, list);
            }
            words -= idawBytes;
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
        final int pinned = pages.pinAll(first, words, idaws, idal, pins.address(before));
        if (pinned < idaws) {
            return refusePin(pinned, before, idal);
        }
        pins.count(before + idaws);
        return idaws;
    }

    /**
     * Unpins what a CCW pinned before its refusal. Linux pins neighbours in one call; a page that a call stops in front
     * of is refused as -EINVAL unless it is the first of its call.
     */
    private int refusePin(int pinned, int before, long idal) {
        pins.count(before + pinned);
        final long refused = BigEndian.getLong(idal + (long) pinned * Idaw.FORMAT_2_BYTES);
        final boolean inCall =
                pinned > 0 && block == Idaw.BLOCK_4K && refused == lastPinned(idal, pinned) + PageTable.PAGE_BYTES;
        pages.unpin(pins, before);
        if (inCall && pages.isStopping(refused)) {
            return refusal.because(Reason.PIN_STOPPED_SHORT, Errno.EINVAL, refused);
        }
        final int errno = pages.pinErrno(refused);
        return refusal.because(Reason.ofPin(errno), errno, refused);
    }

    private long lastPinned(long idal, int pinned) {
        final long page = pages.page(pins, pins.count() - 1);
        final long idaw = BigEndian.getLong(idal + (pinned - 1L) * Idaw.FORMAT_2_BYTES);
        return page << PageTable.PAGE_SHIFT | idaw & PageTable.PAGE_OFFSET;
    }
}
