package org.ccwbench.memory;

import org.agrona.UnsafeApi;

/** One 16-byte record a page: the entry, and the pin count in the same cache line. A handle is the page's number. */
final class FlatPageTable extends PageTable {
    private static final int RECORD_SHIFT = 4;
    private static final int COUNT_OFFSET = 8;
    private static final long MOST_PAGES = 1L << 31;

    private final long records;
    private final long pages;

    FlatPageTable(long pages) {
        if (pages < 1 || pages > MOST_PAGES) {
            throw new IllegalArgumentException("a flat page table has 1 to 2^31 pages, not " + pages);
        }
        this.pages = pages;
        records = UnsafeApi.allocateMemory(bytes());
        UnsafeApi.setMemory(records, bytes(), (byte) 0);
    }

    @Override
    public int pin(long iova, int count, long idaws, PinList pins) {
        final long offset = iova & PAGE_OFFSET;
        final long first = iova >>> PAGE_SHIFT;
        int held = pins.count;
        long handle = pins.handles + ((long) held << 2);
        for (int i = 0; i < count; i++) {
            final long page = first + i;
            final long record = record(page);
            final long entry = page < pages ? UnsafeApi.getLong(record) : 0;
            if (!isPinnable(entry)) {
                pins.count = held;
                return refusedPin(entry, i, pins);
            }
            addToCount(record, 1);
            BigEndian.putLong(idaws + ((long) i << 3), entry - PINNABLE + offset);
            UnsafeApi.putInt(handle, (int) page);
            handle += Integer.BYTES;
            held++;
        }
        pins.count = held;
        return count;
    }

    @Override
    public void unpin(PinList pins, int from) {
        final int count = pins.count;
        for (int i = from; i < count; i++) {
            addToCount(record(Integer.toUnsignedLong(pins.handle(i))), -1);
        }
        pins.count = from;
    }

    @Override
    public long page(PinList pins, int index) {
        return Integer.toUnsignedLong(pins.handle(index));
    }

    @Override
    public long entry(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        return page < pages ? UnsafeApi.getLong(record(page)) : 0;
    }

    @Override
    public int pinCount(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        return page < pages ? (int) UnsafeApi.getLong(record(page) + COUNT_OFFSET) : 0;
    }

    @Override
    public void map(long page, long count, long hostPage, int access) {
        if (!GuestRange.isInside(page, count, pages)) {
            throw new IllegalArgumentException("the table ends at page " + Long.toHexString(pages) + ", in front of "
                    + Long.toHexString(page) + " and " + count + " pages");
        }
        if (isPinned(page, count)) {
            throw new IllegalStateException("pinned: one of " + count + " pages from " + Long.toHexString(page));
        }
        for (long i = 0; i < count; i++) {
            UnsafeApi.putLong(record(page + i), entryOf(hostPage + i, access));
        }
    }

    @Override
    public int unmap(long page, long count) {
        final long end = Math.min(page + count, pages);
        if (isPinned(page, end - page)) {
            return Errno.EBUSY;
        }
        for (long i = page; i < end; i++) {
            UnsafeApi.putLong(record(i), 0);
        }
        return 0;
    }

    private boolean isPinned(long page, long count) {
        for (long i = page; i < page + count; i++) {
            if (UnsafeApi.getLong(record(i) + COUNT_OFFSET) != 0) {
                return true;
            }
        }
        return false;
    }

    private long record(long page) {
        return records + (page << RECORD_SHIFT);
    }

    private static void addToCount(long record, long pins) {
        UnsafeApi.putLong(record + COUNT_OFFSET, UnsafeApi.getLong(record + COUNT_OFFSET) + pins);
    }

    @Override
    public long bytes() {
        return pages << RECORD_SHIFT;
    }

    @Override
    public void close() {
        UnsafeApi.freeMemory(records);
    }
}
