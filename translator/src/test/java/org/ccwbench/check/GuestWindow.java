package org.ccwbench.check;

import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/** Guest storage as a translator reads it, one program's after the other's. */
final class GuestWindow extends GuestStorage {
    private final long window = UnsafeApi.allocateMemory(PageTable.PAGE_BYTES);
    private PageMapping mapping;
    private PageContents contents;

    /** Shows other storage from here on. */
    void show(PageMapping other, PageContents of) {
        mapping = other;
        contents = of;
    }

    @Override
    public long locate(long gpa, int bytes) {
        int done = 0;
        while (done < bytes) {
            final long at = gpa + done;
            final int inPage = (int) at & PageTable.PAGE_OFFSET;
            final int part = Math.min(bytes - done, PageTable.PAGE_BYTES - inPage);
            final byte[] page = contents.page(mapping.toHost(at >>> PageTable.PAGE_SHIFT));
            UnsafeApi.copyMemory(page, BufferUtil.ARRAY_BASE_OFFSET + inPage, null, window + done, part);
            done += part;
        }
        return window;
    }

    @Override
    public void write(long gpa, byte[] bytes) {
        throw new IllegalStateException("a translator only reads");
    }

    @Override
    public void close() {
        UnsafeApi.freeMemory(window);
    }
}
