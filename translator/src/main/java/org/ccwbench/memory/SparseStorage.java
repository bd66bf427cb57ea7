package org.ccwbench.memory;

import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;
import org.agrona.collections.Long2LongHashMap;

/** Storage made of pages as they are written; what was never written reads as zeros. */
final class SparseStorage extends GuestStorage {
    private static final long ABSENT = 0;

    private final Long2LongHashMap pages = new Long2LongHashMap(ABSENT);
    private final NativeBlocks blocks = new NativeBlocks();
    private final long zeros = blocks.zeroed(PageTable.PAGE_BYTES);
    private final long window = blocks.untouched(PageTable.PAGE_BYTES);

    @Override
    public long locate(long gpa, int bytes) {
        final int offset = (int) gpa & PageTable.PAGE_OFFSET;
        final long first = pageAt(gpa);
        final int inFirst = PageTable.PAGE_BYTES - offset;
        if (bytes <= inFirst) {
            return first + offset;
        }
        UnsafeApi.copyMemory(first + offset, window, inFirst);
        UnsafeApi.copyMemory(pageAt(gpa + inFirst), window + inFirst, bytes - inFirst);
        return window;
    }

    private long pageAt(long gpa) {
        final long page = pages.get(gpa >>> PageTable.PAGE_SHIFT);
        return page == ABSENT ? zeros : page;
    }

    @Override
    public void write(long gpa, byte[] bytes) {
        int done = 0;
        while (done < bytes.length) {
            final long address = gpa + done;
            final int offset = (int) address & PageTable.PAGE_OFFSET;
            final int inPage = Math.min(bytes.length - done, PageTable.PAGE_BYTES - offset);
            final long page = pages.computeIfAbsent(
                    address >>> PageTable.PAGE_SHIFT, number -> blocks.zeroed(PageTable.PAGE_BYTES));
            UnsafeApi.copyMemory(bytes, BufferUtil.ARRAY_BASE_OFFSET + done, null, page + offset, inPage);
            done += inPage;
        }
    }

    @Override
    public void close() {
        pages.clear();
        blocks.close();
    }
}
