package org.ccwbench.memory;

import org.agrona.UnsafeApi;

/** One 16-byte record a page: the entry, and the pin count in the same cache line. A handle is the page's number. */
final class FlatPageTable extends PageTable {
    private static final int RECORD_SHIFT = 4;
    private static final int COUNT_OFFSET = 8;
    private static final long MOST_PAGES = 1L << 31;

    private final NativeBlocks blocks = new NativeBlocks();
    private final long records;
    private final long pages;

    FlatPageTable(long pages) {
        if (pages < 1 || pages > MOST_PAGES) {
            throw new IllegalArgumentException("a flat page table has 1 to 2^31 pages, not " + pages);
        }
        this.pages = pages;
        records = blocks.untouched(pages << RECORD_SHIFT);
        for (long page = 0; page < pages; page++) {
            UnsafeApi.putLong(record(page), UNMAPPED);
            UnsafeApi.putLong(record(page) + COUNT_OFFSET, 0);
        }
    }

    @Override
    public boolean pin(long iova, long idaw, long handle) {
        final long page = iova >>> PAGE_SHIFT;
        if (page >= pages) {
            return false;
        }
        final long record = record(page);
        final long entry = UnsafeApi.getLong(record);
        if (!isPinnable(entry)) {
            return false;
        }
        UnsafeApi.putInt(handle, (int) page);
        addToCount(record, 1);
        BigEndian.putLong(idaw, entry + (iova & PAGE_OFFSET));
        return true;
    }

    @Override
    public void unpin(PinList pins, int from) {
        final int count = pins.count;
        long handle = pins.address(from);
        for (int i = from; i < count; i++) {
            addToCount(record(Integer.toUnsignedLong(UnsafeApi.getInt(handle))), -1);
            handle += PinList.HANDLE_BYTES;
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
        return page < pages ? UnsafeApi.getLong(record(page)) : UNMAPPED;
    }

    @Override
    public int pinCount(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        return page < pages ? (int) UnsafeApi.getLong(record(page) + COUNT_OFFSET) : 0;
    }

    @Override
    public void map(long page, long count, long hostPage, int kind) {
        checkMapping(page, count, hostPage, kind, pages);
        for (long i = 0; i < count; i++) {
            UnsafeApi.putLong(record(page + i), entryOf(hostPage + i, kind));
        }
    }

    @Override
    public int unmap(long page, long count) {
        if (page < 0 || page >= pages) {
            return 0;
        }
        final long unmapped = Math.min(count, pages - page);
        if (isAnyPinned(page, unmapped)) {
            return Errno.EBUSY;
        }
        for (long i = page; i < page + unmapped; i++) {
            UnsafeApi.putLong(record(i), UNMAPPED);
        }
        return 0;
    }

    private long record(long page) {
        return records + (page << RECORD_SHIFT);
    }

    private static void addToCount(long record, long pins) {
        UnsafeApi.putLong(record + COUNT_OFFSET, UnsafeApi.getLong(record + COUNT_OFFSET) + pins);
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
