package org.ccwbench.laws;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/** A guest that is given a program word by word. Its first MiB and the page on either side of 4 GiB are mapped. */
final class Guest implements AutoCloseable {
    /** Where the program starts. */
    static final int CPA = 0x1000;

    /** A page that is not mapped. */
    static final int HOLE = 0x90_0000;

    /** The second word of the ORB in most tests. */
    static final int ORB_FLAGS = Orb.FMT | Orb.PFCH | Orb.C64 | Orb.LPM;

    private static final long PAGES_OF_4_GIB = 1L << 20;
    private static final int PAGES = 256;
    private static final int HOST_PAGE = 0x20_0000;

    private final GuestStorage storage;
    private final PageTable pages;
    private long next = CPA;

    /** A guest behind a page table of the one shape or the other. */
    Guest(boolean dat) {
        storage = GuestStorage.sparse();
        pages = dat ? PageTable.dat(PAGES_OF_4_GIB + PAGES) : PageTable.flat(PAGES_OF_4_GIB + PAGES);
        for (int page = 0; page < PAGES; page++) {
            pages.map(page, 1, HOST_PAGE + (page * 37 & PAGES - 1), PageTable.WRITABLE);
        }
        pages.map(PAGES_OF_4_GIB - 1, 2, HOST_PAGE + PAGES, PageTable.WRITABLE);
    }

    /** The next CCWs are written there. */
    Guest at(long gpa) {
        next = gpa;
        return this;
    }

    Guest ccw(int command, int flags, int count, long address) {
        word(next, Ccw1.of(command, flags, count, address));
        next += Ccw1.BYTES;
        return this;
    }

    Guest tic(long target) {
        return ccw(Ccw1.TIC, 0, 0, target);
    }

    Guest word(long gpa, long word) {
        storage.write(gpa, ByteBuffer.allocate(Long.BYTES).putLong(word).array());
        return this;
    }

    /** Maps a page of the first MiB anew. */
    Guest page(int gpa, int kind) {
        pages.map(gpa >>> PageTable.PAGE_SHIFT, 1, HOST_PAGE, kind);
        return this;
    }

    /** The calls of the program at {@link #CPA}. */
    Cycle cycle() {
        return new Cycle(memory(), orb(ORB_FLAGS));
    }

    GuestMemory memory() {
        return new GuestMemory(storage, pages);
    }

    /** The ORB area that starts the program at {@link #CPA}. */
    static UnsafeBuffer orb(int flags) {
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        Orb.put(orb, 0, 0, flags, CPA);
        return orb;
    }

    /** Pins on the pages of the first MiB. */
    long pins() {
        long pins = 0;
        for (long page = 0; page < PAGES; page++) {
            pins += pages.pinCount(page << PageTable.PAGE_SHIFT);
        }
        return pins;
    }

    @Override
    public void close() {
        storage.close();
        pages.close();
    }
}
