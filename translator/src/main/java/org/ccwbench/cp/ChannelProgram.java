package org.ccwbench.cp;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.memory.BigEndian;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.HostArena;
import org.ccwbench.memory.PinList;

/**
 * A guest's channel program on its way to the channel: taken over, translated, started, and freed when its interruption
 * has been turned back.
 *
 * <pre>
 *   init      copies the guest's CCWs           {@link ChainScanner}
 *   prefetch  translates them, pins the pages   {@link CcwTranslator}
 *   hostOrb   what to start
 *   updateScsw, isPinned                        as often as needed
 *   free      unpins                            in any state
 * </pre>
 *
 * The methods may be called in any order and state. None of the six allocates, throws because of what a guest did, or
 * blocks. One thread owns a program; it may be used for one request after the other.
 *
 * <p>Source: Linux vfio_ccw_cp.c, cp_init() to cp_free().
 *
 * <p>Differs from Linux: every guest word that is decided on is read once, so a first IDAW cannot change between two
 * reads and -EINVAL for that does not exist; there is no ORB for a program that is not translated; and a second
 * {@link #prefetch} is refused and changes nothing.
 *
 * <p>Next: {@link ChainScanner}. Measured by bench.cp.TranslateBenchmark.
 */
public final class ChannelProgram implements AutoCloseable {
    private static final int EMPTY = 0;
    private static final int COPIED = 1;
    private static final int TRANSLATED = 2;
    private static final int REFUSED = 3;
    private static final int CLOSED = 4;

    private final GuestMemory guest;
    private final HostArena arena;
    private final PinList pins = new PinList(Limits.IDAWS);
    private final SegmentTable segments = new SegmentTable();
    private final Refusal refusal = new Refusal();
    private final ChainScanner scanner;
    private final CcwTranslator translator;
    private final ProgramEvents events;

    /** The guest's ORB and the words behind it, two in each. */
    private long orb01;

    private long orb23;
    private long orb45;
    private long orb67;

    private int state = EMPTY;

    /**
     * A translator for one guest.
     *
     * @param hostBase where its host programs begin, a multiple of 8; {@link Limits#HOST_BYTES} from there must lie
     *     below 2 GiB
     */
    public ChannelProgram(GuestMemory guest, int hostBase) {
        this.guest = guest;
        this.arena = new HostArena(hostBase, Limits.HOST_BYTES);
        this.scanner = new ChainScanner(guest, arena, refusal);
        this.translator = new CcwTranslator(guest, arena, pins, refusal);
        this.events = new ProgramEvents(guest.pages(), arena, pins, segments, refusal);
    }

    /**
     * Takes a program over: copies its CCWs. A transport-mode ORB is to be refused before, with -EOPNOTSUPP, by whoever
     * takes requests; here its bit means nothing.
     *
     * @param source holds {@link Orb#AREA_BYTES} bytes at {@code offset}: the ORB and what Linux takes along behind it
     * @return segments, 1 to 16; or -EBUSY when there is a program, -EINVAL, -EFAULT; then {@link #reason} and
     *     {@link #faultGpa} say why, and there is no program
     */
    public int init(DirectBuffer source, int offset) {
        if (state != EMPTY) {
            checkOpen();
            return refusal.because(Reason.ALREADY_INITIALISED, Errno.EBUSY, Orb.cpa(source, offset));
        }
        source.boundsCheck(offset, Orb.AREA_BYTES);
        events.begin();
        final byte[] base = source.byteArray();
        final long at = source.addressOffset() + offset;
        orb01 = BigEndian.getLong(base, at);
        orb23 = BigEndian.getLong(base, at + 8);
        orb45 = BigEndian.getLong(base, at + 16);
        orb67 = BigEndian.getLong(base, at + 24);
        final int result = scanner.scan(orb23 >>> 32, (int) orb01, segments);
        if (result < 0) {
            events.end(result);
            segments.clear();
            arena.reset();
            return result;
        }
        state = COPIED;
        return result;
    }

    /**
     * Translates the program and pins its pages. After a refusal what was translated before it is still pinned;
     * {@link #free} releases it.
     *
     * @return 0; or -EINVAL when there is no program that is not yet translated, -EINVAL, -EPERM, -EFAULT; then
     *     {@link #reason} and {@link #faultGpa} say why
     */
    public int prefetch() {
        if (state != COPIED) {
            final boolean none = state == EMPTY || state == CLOSED;
            final Reason why = none ? Reason.NOT_INITIALISED : Reason.ALREADY_PREFETCHED;
            return refusal.because(why, Errno.EINVAL, orb23 >>> 32);
        }
        final int result = translator.translate(segments, (int) orb01);
        state = result < 0 ? REFUSED : TRANSLATED;
        events.end(result);
        return result;
    }

    /**
     * Writes the ORB that starts the translated program.
     *
     * @param intparm its interruption parameter: the low word of the subchannel's address in Linux
     * @param pathMask the subchannel's logical-path mask, for a guest that named no path
     * @param target receives {@link Orb#AREA_BYTES} bytes at {@code offset}
     * @return {@link Orb#AREA_BYTES}, or -EIO when there is no translated program
     */
    public int hostOrb(int intparm, int pathMask, MutableDirectBuffer target, int offset) {
        if (state != TRANSLATED) {
            return refusal.because(Reason.NOT_PREFETCHED, Errno.EIO, orb23 >>> 32);
        }
        orb01 = Orb.hostFlags((int) orb01, pathMask) & 0xffff_ffffL; // a second call finds the paths of the first
        target.boundsCheck(offset, Orb.AREA_BYTES);
        final byte[] base = target.byteArray();
        final long at = target.addressOffset() + offset;
        BigEndian.putLong(base, at, (long) intparm << 32 | orb01);
        BigEndian.putLong(base, at + 8, segments.hostHead(0) << 32 | orb23 & 0xffff_ffffL);
        BigEndian.putLong(base, at + 16, orb45);
        BigEndian.putLong(base, at + 24, orb67);
        return Orb.AREA_BYTES;
    }

    /**
     * Turns the CCW address of a subchannel-status word back into the guest's, when it is that of a CCW that counts or
     * of the place behind the last one of a segment; after a refusal only what was translated counts. Nothing else
     * changes, and nothing at all when there is no program.
     */
    public void updateScsw(MutableDirectBuffer scsw, int offset) {
        if (state != EMPTY) {
            Scsw.cpa(scsw, offset, segments.toGuest(Scsw.cpa(scsw, offset)));
        }
    }

    /**
     * Whether the program holds a page in [iova, iova + length), in unsigned 64-bit arithmetic; a length of 0 means the
     * page of an address that is not at a page's start, and everything at address 0.
     */
    public boolean isPinned(long iova, long length) {
        return state != EMPTY && guest.pages().holds(pins, iova, iova + length - 1);
    }

    /** Unpins the program's pages in the order in which they were pinned and forgets the program. */
    public void free() {
        if (state == CLOSED) {
            return;
        }
        state = EMPTY;
        events.free();
        guest.pages().unpin(pins, 0);
        arena.reset();
        segments.clear();
    }

    private void checkOpen() {
        if (state == CLOSED) {
            throw new IllegalStateException("this channel program is closed");
        }
    }

    /** Why the last call that was refused was. */
    public Reason reason() {
        return refusal.reason();
    }

    /** The guest address on account of which it was. */
    public long faultGpa() {
        return refusal.gpa();
    }

    /** A view of the program for whoever shows or checks it; not for the hot path. */
    public HostProgram view() {
        return new HostProgram(guest.pages(), arena, pins, segments);
    }

    /** Off-heap bytes set aside; what no program needed is never touched. */
    public long bytes() {
        return arena.capacity() + (long) pins.capacity() * PinList.HANDLE_BYTES;
    }

    /**
     * Frees the program and gives back its memory; the guest's page table must still be open. {@link #init} then throws
     * an {@link IllegalStateException}; the other methods find no program.
     */
    @Override
    public void close() {
        free();
        state = CLOSED;
        arena.close();
        pins.close();
    }
}
