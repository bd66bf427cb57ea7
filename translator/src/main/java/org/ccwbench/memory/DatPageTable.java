package org.ccwbench.memory;

import java.util.Arrays;
import org.agrona.UnsafeApi;

/**
 * The shape of z/Architecture's dynamic address translation: region tables and segment tables of 2048 entries, page
 * tables of 256. It has as many levels as its guest needs: segment tables alone reach 2 GiB, a region-third table 4
 * TiB, and with second and first all 64 bits are covered. A segment whose 256 pages lie one behind the other in one 1
 * MiB frame has no page table.
 *
 * <p>A region entry is the native address of the next table, 0 when there is none. A segment entry has two words: the
 * native address of its page table or the entry of its frame, and the number of its pins with two bits behind it, in
 * use and frame. The pins of a segment are 256 counts, behind the page table or, for a frame, alone. A handle is the
 * number of the segment's pins times 256 plus the page's index in the segment. Source: z/Architecture Principles of
 * Operation, "Dynamic Address Translation"; counts behind the page table as in Linux s390 (PGSTE).
 */
final class DatPageTable extends PageTable {
    private static final int INDEX_BITS = 11;
    private static final int ENTRIES = 1 << INDEX_BITS;
    private static final int PAGE_INDEX_BITS = 8;
    private static final int PAGES = 1 << PAGE_INDEX_BITS;
    private static final int REGION_TABLE_BYTES = ENTRIES * Long.BYTES;
    private static final int SEGMENT_ENTRY_SHIFT = 4;
    private static final int SEGMENT_TABLE_BYTES = ENTRIES << SEGMENT_ENTRY_SHIFT;
    private static final int PAGE_TABLE_BYTES = PAGES * Long.BYTES;
    private static final int COUNTS_BYTES = PAGES * Integer.BYTES;
    private static final int PINS_OFFSET = 8;
    private static final int MOST_SEGMENTS = 1 << Integer.SIZE - PAGE_INDEX_BITS;
    private static final int FRAME = 1;
    private static final int IN_USE = 2;
    private static final int NUMBER_SHIFT = 2;

    private final int rootShift;
    private final long root;
    private final NativeBlocks blocks = new NativeBlocks();

    /** Per segment in use: native address of its counts, and number of its first page. */
    private long[] counts = new long[16];

    private long[] firstPages = new long[16];
    private int segments;

    DatPageTable(long pages) {
        if (pages < 1 || pages > 1L << Long.SIZE - PAGE_SHIFT) {
            throw new IllegalArgumentException("64-bit addresses have 1 to 2^52 pages, not " + pages);
        }
        int shift = PAGE_INDEX_BITS;
        while (pages - 1 >>> shift + INDEX_BITS != 0) {
            shift += INDEX_BITS;
        }
        rootShift = shift;
        root = blocks.zeroed(shift == PAGE_INDEX_BITS ? SEGMENT_TABLE_BYTES : REGION_TABLE_BYTES);
    }

    @Override
    public boolean pin(long iova, long idaw, long handle) {
        final long page = iova >>> PAGE_SHIFT;
        final long segment = segmentEntry(page);
        if (segment == 0) {
            return false;
        }
        final long entry = entryIn(segment, page);
        if (!isPinnable(entry)) {
            return false;
        }
        final int pin = pinsOf(segment) << PAGE_INDEX_BITS | indexIn(page);
        addToCount(pin, 1);
        BigEndian.putLong(idaw, entry + (iova & PAGE_OFFSET));
        UnsafeApi.putInt(handle, pin);
        return true;
    }

    @Override
    public void unpin(PinList pins, int from) {
        for (int i = from; i < pins.count; i++) {
            addToCount(pins.handle(i), -1);
        }
        pins.count = from;
    }

    @Override
    public long page(PinList pins, int index) {
        final int handle = pins.handle(index);
        return firstPages[handle >>> PAGE_INDEX_BITS] | indexIn(handle);
    }

    @Override
    public long entry(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        final long segment = segmentEntry(page);
        return segment == 0 ? UNMAPPED : entryIn(segment, page);
    }

    @Override
    public int pinCount(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        final long segment = segmentEntry(page);
        return segment == 0 ? 0 : UnsafeApi.getInt(countAddress(pinsOf(segment) << PAGE_INDEX_BITS | indexIn(page)));
    }

    /** Native address of the entry of a page's segment; 0 when nothing was ever mapped there. */
    private long segmentEntry(long page) {
        if (page >= reach()) {
            return 0;
        }
        long table = root;
        for (int shift = rootShift; shift > PAGE_INDEX_BITS; shift -= INDEX_BITS) {
            table = UnsafeApi.getLong(table + (page >>> shift & ENTRIES - 1) * Long.BYTES);
            if (table == 0) {
                return 0;
            }
        }
        final long entry = table + ((page >>> PAGE_INDEX_BITS & ENTRIES - 1) << SEGMENT_ENTRY_SHIFT);
        return UnsafeApi.getLong(entry + PINS_OFFSET) == 0 ? 0 : entry;
    }

    private static long entryIn(long segment, long page) {
        final long word = UnsafeApi.getLong(segment);
        if (isFrame(segment)) {
            return word + ((long) indexIn(page) << PAGE_SHIFT);
        }
        return UnsafeApi.getLong(word + (long) indexIn(page) * Long.BYTES);
    }

    private static boolean isFrame(long segment) {
        return (UnsafeApi.getLong(segment + PINS_OFFSET) & FRAME) != 0;
    }

    private static int pinsOf(long segment) {
        return (int) (UnsafeApi.getLong(segment + PINS_OFFSET) >>> NUMBER_SHIFT);
    }

    private static int indexIn(long page) {
        return (int) page & PAGES - 1;
    }

    private long countAddress(int handle) {
        return counts[handle >>> PAGE_INDEX_BITS] + (long) (handle & PAGES - 1) * Integer.BYTES;
    }

    private void addToCount(int handle, int pins) {
        final long count = countAddress(handle);
        UnsafeApi.putInt(count, UnsafeApi.getInt(count) + pins);
    }

    @Override
    public void map(long page, long pages, long hostPage, int kind) {
        checkMapping(page, pages, hostPage, kind, reach());
        long i = 0;
        while (i < pages) {
            final long entry = entryOf(hostPage + i, kind);
            if (pages - i >= PAGES && indexIn(page + i) == 0 && indexIn(hostPage + i) == 0 && isFree(page + i)) {
                mapSegment(page + i, entry, FRAME);
                i += PAGES;
            } else {
                UnsafeApi.putLong(pageEntry(page + i), entry);
                i++;
            }
        }
    }

    @Override
    public int unmap(long page, long pages) {
        if (page < 0 || page >= reach()) {
            return 0;
        }
        final long unmapped = Math.min(pages, reach() - page);
        if (isAnyPinned(page, unmapped)) {
            return Errno.EBUSY;
        }
        for (long i = page; i < page + unmapped; i++) {
            if (segmentEntry(i) != 0) {
                UnsafeApi.putLong(pageEntry(i), UNMAPPED);
            }
        }
        return 0;
    }

    /** Pages that the levels of the table have room for. */
    private long reach() {
        return 1L << rootShift + INDEX_BITS;
    }

    private boolean isFree(long page) {
        return segmentEntry(page) == 0;
    }

    /**
     * Native address of a page's entry in a page table, which is made when there is none, out of the frame if there is
     * one.
     */
    private long pageEntry(long page) {
        if (isFree(page)) {
            mapSegment(page, 0, 0);
        }
        final long segment = segmentEntry(page);
        if (isFrame(segment)) {
            breakFrame(segment);
        }
        return UnsafeApi.getLong(segment) + (long) indexIn(page) * Long.BYTES;
    }

    private void mapSegment(long page, long frame, int kind) {
        long table = root;
        for (int shift = rootShift; shift > PAGE_INDEX_BITS; shift -= INDEX_BITS) {
            final long entry = table + (page >>> shift & ENTRIES - 1) * Long.BYTES;
            if (UnsafeApi.getLong(entry) == 0) {
                final boolean last = shift - INDEX_BITS == PAGE_INDEX_BITS;
                UnsafeApi.putLong(entry, blocks.zeroed(last ? SEGMENT_TABLE_BYTES : REGION_TABLE_BYTES));
            }
            table = UnsafeApi.getLong(entry);
        }
        final long segment = table + ((page >>> PAGE_INDEX_BITS & ENTRIES - 1) << SEGMENT_ENTRY_SHIFT);
        final long block = blocks.zeroed(kind == FRAME ? COUNTS_BYTES : PAGE_TABLE_BYTES + COUNTS_BYTES);
        if (segments == MOST_SEGMENTS) {
            throw new IllegalStateException("a table has 2^24 segments in use at most");
        }
        if (segments == counts.length) {
            counts = Arrays.copyOf(counts, 2 * segments);
            firstPages = Arrays.copyOf(firstPages, 2 * segments);
        }
        if (kind != FRAME) {
            for (int i = 0; i < PAGES; i++) {
                UnsafeApi.putLong(block + (long) i * Long.BYTES, UNMAPPED);
            }
        }
        counts[segments] = kind == FRAME ? block : block + PAGE_TABLE_BYTES;
        firstPages[segments] = page & -PAGES;
        UnsafeApi.putLong(segment, kind == FRAME ? frame : block);
        UnsafeApi.putLong(segment + PINS_OFFSET, (long) segments++ << NUMBER_SHIFT | IN_USE | kind);
    }

    private void breakFrame(long segment) {
        final long entry = UnsafeApi.getLong(segment);
        final long pageTable = blocks.zeroed(PAGE_TABLE_BYTES);
        for (int i = 0; i < PAGES; i++) {
            UnsafeApi.putLong(pageTable + (long) i * Long.BYTES, entry + ((long) i << PAGE_SHIFT));
        }
        UnsafeApi.putLong(segment, pageTable);
        UnsafeApi.putLong(segment + PINS_OFFSET, (long) pinsOf(segment) << NUMBER_SHIFT | IN_USE);
    }

    @Override
    public long bytes() {
        return blocks.bytes();
    }

    @Override
    public void close() {
        blocks.close();
    }
}
