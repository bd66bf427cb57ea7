package org.ccwbench.check;

import org.ccwbench.fixtures.PageRange.Kind;
import org.ccwbench.fixtures.channel.Storage;
import org.ccwbench.memory.PageTable;

/**
 * Guest storage as a channel of the guest's own would see it. A page that is not mapped is not there, nor is one that
 * cannot be brought in: to the guest both are storage that it does not have. A read-only page is one that can be
 * fetched from; storing into it is a protection check, whatever the key. A page that stops a pin of several pages is
 * storage as any other, since stopping is a matter of the host's calls.
 */
final class GuestView implements Storage {
    private final PageMapping mapping;
    private final PageContents contents;
    private final World world;
    private final int programKey;

    /** @param programKey the storage key of the ORB */
    GuestView(PageMapping mapping, PageContents contents, World world, int programKey) {
        this.mapping = mapping;
        this.contents = contents;
        this.world = world;
        this.programKey = programKey;
    }

    @Override
    public boolean isAvailable(long address) {
        final Kind kind = mapping.kind(page(address));
        return kind != null && kind != Kind.FAULTING;
    }

    @Override
    public boolean isStorable(long address) {
        return mapping.kind(page(address)) != Kind.READ_ONLY;
    }

    @Override
    public void read(long address, byte[] bytes, int offset, int length) {
        System.arraycopy(contents.page(mapping.toHost(page(address))), inPage(address), bytes, offset, length);
    }

    @Override
    public void write(long address, byte[] bytes, int offset, int length) {
        contents.write(mapping.toHost(page(address)), inPage(address), bytes, offset, length);
    }

    @Override
    public int key(long address) {
        return world.hasKeys() ? world.key(page(address), programKey) : NO_KEY;
    }

    private static long page(long address) {
        return address >>> PageTable.PAGE_SHIFT;
    }

    private static int inPage(long address) {
        return (int) address & PAGE_BYTES - 1;
    }
}
