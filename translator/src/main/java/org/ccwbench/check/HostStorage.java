package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.OptionalLong;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.fixtures.channel.Storage;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * Host storage as a channel finds it that runs a translated program: the host program, and the pages that it has
 * pinned, which are the guest's. Nothing else is there, and a page only as long as it is pinned, so that whatever else
 * a program names is a program check.
 *
 * <p>Where two guest pages are one host page, what is stored goes to the one that was pinned first.
 */
final class HostStorage implements Storage {
    private static final long NONE = -1;

    private final PageTable pages;
    private final IovaStorage guest;

    /** Numbers of guest pages by number of host page. */
    private final Long2LongHashMap guestPages = new Long2LongHashMap(NONE);

    /** The host program, in whole pages. */
    private final byte[] copy;

    private final long copyAddress;

    /**
     * The storage of a program that is started now: what it is at this moment stays, whatever becomes of the
     * translator.
     *
     * @param program the translated program; nothing is there when there is none
     * @param guest has every page that {@code pages} maps
     */
    HostStorage(HostProgram program, PageTable pages, GuestStorage guest) {
        this.pages = pages;
        this.guest = new IovaStorage(pages, guest);
        for (int pin = 0; pin < program.pins(); pin++) {
            final long guestPage = program.pinnedPage(pin);
            guestPages.putIfAbsent(pages.entry(guestPage << PageTable.PAGE_SHIFT) >>> PageTable.PAGE_SHIFT, guestPage);
        }
        if (program.segments() == 0) {
            copyAddress = 0;
            copy = new byte[0];
        } else {
            copyAddress = program.hostHead(0) & -PAGE_BYTES;
            copy = copy(program, copyAddress);
        }
    }

    private static byte[] copy(HostProgram program, long from) {
        final long end = program.hostEnd() + PageTable.PAGE_OFFSET & -PAGE_BYTES;
        final UnsafeBuffer words = new UnsafeBuffer(new byte[(int) (end - from)]);
        for (long address = program.hostHead(0); address < program.hostEnd(); address += Long.BYTES) {
            words.putLong((int) (address - from), program.word(address), BIG_ENDIAN);
        }
        return words.byteArray();
    }

    /** The guest address of a host address, when that is in a page that the program pinned. */
    OptionalLong guestAddress(long address) {
        final long page = guestPages.get(address >>> PageTable.PAGE_SHIFT);
        return page == NONE
                ? OptionalLong.empty()
                : OptionalLong.of(page << PageTable.PAGE_SHIFT | address & PageTable.PAGE_OFFSET);
    }

    @Override
    public boolean isAvailable(long address) {
        if (isInProgram(address)) {
            return true;
        }
        final OptionalLong guestAddress = guestAddress(address);
        return guestAddress.isPresent() && pages.pinCount(guestAddress.getAsLong()) != 0;
    }

    private boolean isInProgram(long address) {
        return address >= copyAddress && address - copyAddress < copy.length;
    }

    @Override
    public void read(long address, byte[] bytes, int offset, int length) {
        if (isInProgram(address)) {
            System.arraycopy(copy, (int) (address - copyAddress), bytes, offset, length);
            return;
        }
        guest.read(guestAddress(address).orElseThrow(), bytes, offset, length);
    }

    @Override
    public void write(long address, byte[] bytes, int offset, int length) {
        if (isInProgram(address)) {
            System.arraycopy(bytes, offset, copy, (int) (address - copyAddress), length);
            return;
        }
        guest.write(guestAddress(address).orElseThrow(), bytes, offset, length);
    }
}
