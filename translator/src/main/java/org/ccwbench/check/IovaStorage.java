package org.ccwbench.check;

import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;
import org.ccwbench.fixtures.channel.Storage;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * Guest storage as a channel of the guest's own finds it. A page that is not mapped, or cannot be brought in, is not
 * there; storing into a read-only one is a protection check.
 */
final class IovaStorage implements Storage {
    /** As much as guest storage locates at once. */
    private static final int LOCATED_BYTES = 2048;

    private final PageTable pages;
    private final GuestStorage guest;

    /** @param guest has every page that {@code pages} maps */
    IovaStorage(PageTable pages, GuestStorage guest) {
        this.pages = pages;
        this.guest = guest;
    }

    @Override
    public boolean isAvailable(long address) {
        return pages.readable(address) == 0;
    }

    @Override
    public boolean isStorable(long address) {
        return (pages.entry(address) & PageTable.READ_ONLY) == 0;
    }

    @Override
    public void read(long address, byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; done += LOCATED_BYTES) {
            final int part = Math.min(LOCATED_BYTES, length - done);
            final long located = guest.locate(address + done, part);
            UnsafeApi.copyMemory(null, located, bytes, BufferUtil.ARRAY_BASE_OFFSET + offset + done, part);
        }
    }

    @Override
    public void write(long address, byte[] bytes, int offset, int length) {
        final byte[] written = new byte[length];
        System.arraycopy(bytes, offset, written, 0, length);
        guest.write(address, written);
    }
}
