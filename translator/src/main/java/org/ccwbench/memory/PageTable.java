package org.ccwbench.memory;

/**
 * Which host page a guest page is, what may be done with it, and how often it is pinned. Guest addresses are 64-bit
 * iovas, pages have 4 KiB, and a page number is an address without its last 12 bits.
 *
 * <p>An entry is a {@code long}: the host page's address and, in its last 12 bits, {@link #READ} to {@link #STOP}. An
 * unmapped page has the entry 0. Pins are counted without any fence: a table has one owner thread.
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

    /** The guest may read the page. */
    public static final int READ = 0x1;

    /** The guest may write the page. */
    public static final int WRITE = 0x2;

    /** The page cannot be brought in: reads and pins give -EFAULT. */
    public static final int FAULT = 0x4;

    /**
     * A pin of several pages stops in front of this page and is short; -EFAULT when it is the first page of the call.
     */
    public static final int STOP = 0x8;

    /** What a page must offer to be pinned; the flags of such an entry are exactly these. */
    static final int PINNABLE = READ | WRITE;

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
     * @param access {@link #READ} to {@link #STOP}, or'ed
     * @throws IllegalArgumentException when the table does not reach that far
     * @throws IllegalStateException when one of the pages is pinned
     */
    public abstract void map(long page, long pages, long hostPage, int access);

    /**
     * Unmaps guest pages; those that are not mapped do not matter.
     *
     * @return 0, or {@link Errno#EBUSY} when one of them is pinned; then nothing was unmapped
     */
    public abstract int unmap(long page, long pages);

    /** The entry of the page that holds a guest address; 0 when it is unmapped. */
    public abstract long entry(long iova);

    /** How often the page that holds a guest address is pinned. */
    public abstract int pinCount(long iova);

    /**
     * Pins consecutive pages for reading and writing, and writes down where they are.
     *
     * @param iova guest address in the first page; its place in the page is kept
     * @param pages how many, 1 or more
     * @param idaws native address of as many 8-byte words, which receive the host addresses of {@code iova},
     *     {@code iova + 4096}, …
     * @param pins receives the pages
     * @return {@code pages}; or fewer, when a {@link #STOP} page came first; or an {@link Errno}, and then none is
     *     pinned
     */
    public abstract int pin(long iova, int pages, long idaws, PinList pins);

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
        return (entry & (READ | FAULT)) == READ ? 0 : refusedRead(entry);
    }

    /** The first of these pages that cannot be pinned: the address {@code iova} plus a multiple of 4096. */
    public final long firstUnpinnable(long iova, int pages) {
        for (int i = 0; i < pages; i++) {
            final long address = iova + ((long) i << PAGE_SHIFT);
            if (!isPinnable(entry(address))) {
                return address;
            }
        }
        return iova;
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

    static boolean isPinnable(long entry) {
        return (entry & PAGE_OFFSET) == PINNABLE;
    }

    static long entryOf(long hostPage, int access) {
        if (hostPage >>> Long.SIZE - PAGE_SHIFT != 0 || access == 0 || (access & ~(READ | WRITE | FAULT | STOP)) != 0) {
            throw new IllegalArgumentException(
                    "no such page: " + Long.toHexString(hostPage) + ", access " + Integer.toHexString(access));
        }
        return hostPage << PAGE_SHIFT | access;
    }

    private static int refusedRead(long entry) {
        if (entry == 0) {
            return Errno.EINVAL;
        }
        return (entry & READ) == 0 ? Errno.EPERM : Errno.EFAULT;
    }

    /**
     * What a pin answers that met a page which cannot be pinned, after {@code done} pages that can; it undoes the call
     * unless it is short.
     */
    final int refusedPin(long entry, int done, PinList pins) {
        if (done > 0 && (entry & PINNABLE) == PINNABLE && (entry & STOP) != 0) {
            return done;
        }
        unpin(pins, pins.count - done);
        if (entry == 0) {
            return Errno.EINVAL;
        }
        return (entry & PINNABLE) == PINNABLE ? Errno.EFAULT : Errno.EPERM;
    }
}
