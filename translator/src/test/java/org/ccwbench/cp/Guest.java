package org.ccwbench.cp;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * A guest of 16 MiB, all zeros, with a channel program whose host storage begins at {@link #HOST_BASE}. Guest page p is
 * host page 200000 + (p xor 5a5).
 */
final class Guest implements AutoCloseable {
    /** Host address of the first host segment. */
    static final int HOST_BASE = 0x10_0000;

    /** Format-1 CCWs, prefetch, format-2 IDAWs of 4 KiB, all paths. */
    static final int FORMAT_1 = 0x00c2_ff00;

    /** Guest address of the programs that {@link #init()} takes over. */
    static final long PROGRAM = 0x1000;

    static final long PAGES = 0x1000;
    private static final long HOST_PAGES = 0x20_0000;
    private static final long HOST_PERMUTATION = 0x5a5;

    private final GuestStorage storage;
    private final PageTable pages = PageTable.dat(1L << 52);
    private final GuestMemory memory;
    private final ChannelProgram program;

    Guest() {
        this(GuestStorage.sparse());
    }

    Guest(GuestStorage storage) {
        this.storage = storage;
        for (long page = 0; page < PAGES; page++) {
            map(page, PageTable.WRITABLE);
        }
        memory = new GuestMemory(storage, pages);
        program = new ChannelProgram(memory, HOST_BASE);
    }

    GuestMemory memory() {
        return memory;
    }

    PageTable pages() {
        return pages;
    }

    ChannelProgram program() {
        return program;
    }

    HostProgram view() {
        return program.view();
    }

    /** Maps a page anew, to its host page. */
    void map(long page, int kind) {
        pages.map(page, 1, HOST_PAGES + (page ^ HOST_PERMUTATION), kind);
    }

    /** Stores doublewords, such as format-1 CCWs and format-2 IDAWs. */
    void store(long gpa, long... words) {
        final ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
        bytes.asLongBuffer().put(words);
        storage.write(gpa, bytes.array());
    }

    /** Stores words of 4 bytes, such as format-1 IDAWs. */
    void storeInts(long gpa, int... words) {
        final ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES);
        bytes.asIntBuffer().put(words);
        storage.write(gpa, bytes.array());
    }

    /** Takes over the program at {@link #PROGRAM} under {@link #FORMAT_1}. */
    int init() {
        return init(FORMAT_1, PROGRAM);
    }

    int init(int flags, long cpa) {
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        Orb.put(orb, 0, 0x7777_7777, flags, (int) cpa);
        return program.init(orb, 0);
    }

    /** Takes a program over, which must be good, and translates it. */
    int translate(int flags) {
        final int segments = init(flags, PROGRAM);
        if (segments <= 0) {
            throw new IllegalStateException("no program: " + program.reason().describe(program.faultGpa()));
        }
        return program.prefetch();
    }

    /** The words of a translated CCW's IDAL. */
    long[] idal(int segment, int ccw, int words) {
        final HostProgram view = view();
        final long idal = view.ccw(segment, ccw) & 0xffff_ffffL;
        final long[] list = new long[words];
        for (int i = 0; i < words; i++) {
            list[i] = view.word(idal + (long) i * Long.BYTES);
        }
        return list;
    }

    /** Numbers of the pinned pages, in the order of the pins. */
    long[] pinned() {
        final HostProgram view = view();
        final long[] list = new long[view.pins()];
        for (int i = 0; i < list.length; i++) {
            list[i] = view.pinnedPage(i);
        }
        return list;
    }

    /** Pins on all pages together, as the page table counts them. */
    long pinCount() {
        long sum = 0;
        for (long page = 0; page < PAGES; page++) {
            sum += pages.pinCount(page << PageTable.PAGE_SHIFT);
        }
        return sum;
    }

    @Override
    public void close() {
        program.close();
        pages.close();
        storage.close();
    }
}
