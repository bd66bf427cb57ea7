package org.ccwbench.memory;

/**
 * Which host page a guest page is, what may be done with it, and how often it is pinned. Guest addresses are 64-bit
 * iovas, pages have 4 KiB, and a page number is an address without its last 12 bits.
 *
 * <p>An entry is a {@code long}: the host page's address and, in its last 12 bits, why not everything can be done with
 * the page. Pins are counted without any fence: a table has one owner thread.
 *
 * <p>Next: {@link FlatPageTable}, {@link DatPageTable}. Measured by bench.memory.PageTableBenchmark.
 */
public abstract class PageTable implements AutoCloseable {
    /** Bits of an address inside its page. */
    public static final int PAGE_SHIFT = 12;

    /** Bytes of a page. */
    public static final int PAGE_BYTES = 1 << PAGE_SHIFT;

    /** Mask of an address inside its page. */
    public static final int PAGE_OFFSET = PAGE_BYTES - 1;

    /** A page that can be read, written and pinned: no other bit of the entry's last 12 is on. */
    public static final int WRITABLE = 0x000;

    /** A page that can be read; a pin gives -EPERM. The bit is z/Architecture's page-protection bit. */
    public static final int READ_ONLY = 0x200;

    /** A page that cannot be brought in: reads and pins give -EFAULT. */
    public static final int FAULTING = 0x001;

    /**
     * A page in front of which a pin of several pages stops and is short; -EFAULT when it is the first page of the
     * call.
     */
    public static final int STOPPING = 0x002;

    /** The entry of a page that is not mapped. The bit is z/Architecture's page-invalid bit. */
    public static final long UNMAPPED = 0x400;

    /** For what is a page table somewhere else. */
    protected PageTable() {}

    /**
     * One record a page, for guests whose storage is in one piece: the fastest look-up, 16 bytes for every page below
     * {@code pages}.
     */
    public static PageTable flat(long pages) {
        return new FlatPageTable(pages);
    }

    /**
     * The shape of z/Architecture's own tables, for guests with holes or wild addresses up to {@code pages}: 12 bytes
     * for every page of a MiB in use.
     */
    public static PageTable dat(long pages) {
        return new DatPageTable(pages);
    }

    /**
     * Maps guest pages to host pages, both consecutive.
     *
     * @param page number of the first guest page
     * @param pages how many
     * @param hostPage number of the first host page, below 2^52
     * @param kind {@link #WRITABLE}, {@link #READ_ONLY}, {@link #FAULTING} or {@link #STOPPING}
     * @throws IllegalArgumentException when the table does not reach that far, or there are no such host pages
     * @throws IllegalStateException when one of the pages is pinned
     */
    public abstract void map(long page, long pages, long hostPage, int kind);

    /**
     * Unmaps guest pages; those that are not mapped do not matter.
     *
     * @return 0, or {@link Errno#EBUSY} when one of them is pinned; then nothing was unmapped
     */
    public abstract int unmap(long page, long pages);

    /** The entry of the page that holds a guest address; {@link #UNMAPPED} when it is not mapped. */
    public abstract long entry(long iova);

    /** How often the page that holds a guest address is pinned. */
    public abstract int pinCount(long iova);

    /**
     * Pins the page of a guest address for reading and writing.
     *
     * @param iova a guest address; its place in the page is kept
     * @param idaw native address of 8 bytes, which receive the host address
     * @param handle native address of 4 bytes in a {@link PinList}, which receive the page's handle
     * @return whether it could be pinned; if not, nothing has changed and {@link #pinErrno} says why
     */
    public abstract boolean pin(long iova, long idaw, long handle);

    /**
     * Pins the pages of an IDAL for reading and writing, in order.
     *
     * @param first the first word
     * @param words native address of the list; each word but the first is read from there, once, before its place in
     *     {@code idal} is written
     * @param idaws words of the list, 1 or more
     * @param idal native address of as many words, which receive the host addresses
     * @param handles native address of as many handles, as in {@link #pin}
     * @return pages pinned: {@code idaws}, or fewer when one was refused; its guest address then stands at its place in
     *     {@code idal}
     */
    public int pinAll(long first, long words, int idaws, long idal, long handles) {
        final long toWords = words - idal;
        long idaw = idal;
        long handle = handles;
        long iova = first;
        for (int i = 1; i < idaws; i++) {
            if (!pin(iova, idaw, handle)) {
                BigEndian.putLong(idaw, iova);
                return i - 1;
            }
            idaw += Long.BYTES;
            handle += PinList.HANDLE_BYTES;
            iova = BigEndian.getLong(idaw + toWords);
        }
        if (!pin(iova, idaw, handle)) {
            BigEndian.putLong(idaw, iova);
            return idaws - 1;
        }
        return idaws;
    }

    /** Why the page of a guest address cannot be pinned: -EINVAL, -EPERM or -EFAULT; 0 when it can. */
    public final int pinErrno(long iova) {
        final long entry = entry(iova);
        if (isPinnable(entry)) {
            return 0;
        }
        if ((entry & UNMAPPED) != 0) {
            return Errno.EINVAL;
        }
        return (entry & READ_ONLY) != 0 ? Errno.EPERM : Errno.EFAULT;
    }

    /** Unpins the pages of a list from an index on, in order, and takes them off it. */
    public abstract void unpin(PinList pins, int from);

    /** Number of the guest page at an index of a list that this table filled. */
    public abstract long page(PinList pins, int index);

    /** Off-heap bytes of the table and its counts. */
    public abstract long bytes();

    @Override
    public abstract void close();

    /** Whether a guest may be read at an address: 0, or why not. */
    public final int readable(long iova) {
        final long entry = entry(iova);
        if ((entry & (UNMAPPED | FAULTING)) == 0) {
            return 0;
        }
        return (entry & UNMAPPED) != 0 ? Errno.EINVAL : Errno.EFAULT;
    }

    /**
     * Whether a list has a page among those from the one of {@code firstIova} to the one of {@code lastIova}, unsigned.
     */
    public final boolean holds(PinList pins, long firstIova, long lastIova) {
        final long first = firstIova >>> PAGE_SHIFT;
        final long last = lastIova >>> PAGE_SHIFT;
        for (int i = 0; i < pins.count; i++) {
            final long page = page(pins, i);
            if (page >= first && page <= last) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pin of several pages stops in front of the page that holds a guest address. */
    public final boolean isStopping(long iova) {
        return ((int) entry(iova) & PAGE_OFFSET) == STOPPING;
    }

    /** Whether one of these pages is pinned; they must be in reach of the table. */
    final boolean isAnyPinned(long page, long count) {
        for (long i = page; i < page + count; i++) {
            if (pinCount(i << PAGE_SHIFT) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Throws as {@link #map} does, before anything has changed. */
    final void checkMapping(long page, long count, long hostPage, int kind, long reach) {
        if (count < 1 || !GuestRange.isInside(page, count, reach)) {
            throw new IllegalArgumentException("the table ends at page " + Long.toHexString(reach) + " and cannot map "
                    + count + " pages from " + Long.toHexString(page));
        }
        entryOf(hostPage, kind);
        entryOf(hostPage + count - 1, kind);
        if (isAnyPinned(page, count)) {
            throw new IllegalStateException("pinned: one of " + count + " pages from " + Long.toHexString(page));
        }
    }

    static boolean isPinnable(long entry) {
        return ((int) entry & PAGE_OFFSET) == WRITABLE;
    }

    static long entryOf(long hostPage, int kind) {
        if (hostPage >>> Long.SIZE - PAGE_SHIFT != 0 || (kind & ~(READ_ONLY | FAULTING | STOPPING)) != 0) {
            throw new IllegalArgumentException(
                    "no such page: " + Long.toHexString(hostPage) + ", kind " + Integer.toHexString(kind));
        }
        return hostPage << PAGE_SHIFT | kind;
    }
}
