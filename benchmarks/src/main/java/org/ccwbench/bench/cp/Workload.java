package org.ccwbench.bench.cp;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * Programs of one shape in 1 GiB of guest storage. Their CCWs, IDALs and data pages are scattered over it, and the host
 * pages behind it are in random order; both are the same for the same seed.
 */
public final class Workload implements AutoCloseable {
    /** Guest pages: 1 GiB. */
    public static final int GUEST_PAGES = 1 << 18;

    /** Programs of a pool: with the largest shape they touch every guest page once. */
    public static final int POOL = 256;

    /** The mask of a subchannel with one path. */
    public static final int PATH_MASK = 0x80;

    /** Interruption parameter of the host ORB. */
    public static final int INTPARM = 0x1234_5678;

    private static final int SEED = 0x390;
    private static final int FIRST_HOST_PAGE = 0x20_0000;
    private static final int ORB_FLAGS = Orb.FMT | Orb.PFCH | Orb.C64 | Orb.LPM;

    private final Shape shape;
    private final GuestStorage storage = GuestStorage.anonymous((long) GUEST_PAGES * PageTable.PAGE_BYTES);
    private final PageTable pages;
    private final UnsafeBuffer orbs;
    private final int[] hostPages;
    private final int[][] dataPages;
    private final SplittableRandom random = new SplittableRandom(SEED);

    /** A number of programs of one shape behind a page table, flat or dat. */
    public Workload(Shape shape, int programs, boolean dat) {
        this.shape = shape;
        pages = dat ? PageTable.dat(GUEST_PAGES) : PageTable.flat(GUEST_PAGES);
        hostPages = shuffled();
        for (int page = 0; page < GUEST_PAGES; page++) {
            pages.map(page, 1, hostPages[page], PageTable.WRITABLE);
        }
        orbs = new UnsafeBuffer(org.agrona.BufferUtil.allocateDirectAligned(programs * Orb.AREA_BYTES, 64));
        dataPages = new int[programs][];
        final int[] scattered = shuffled();
        for (int program = 0; program < programs; program++) {
            write(program, scattered);
        }
    }

    private int[] shuffled() {
        final int[] order = new int[GUEST_PAGES];
        for (int i = 0; i < GUEST_PAGES; i++) {
            final int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i + FIRST_HOST_PAGE;
        }
        return order;
    }

    private void write(int program, int[] scattered) {
        final int[] data = new int[shape.pages()];
        for (int i = 0; i < data.length; i++) {
            data[i] = scattered[(program * shape.pages() + i) % GUEST_PAGES] - FIRST_HOST_PAGE;
        }
        dataPages[program] = data;
        final long cpa = anywhere(shape.ccws() * Ccw1.BYTES);
        final UnsafeBuffer ccws = new UnsafeBuffer(new byte[shape.ccws() * Ccw1.BYTES]);
        int page = 0;
        for (int i = 0; i < shape.ccws(); i++) {
            final long address;
            if (i < shape.direct) {
                address = (long) data[page++] << PageTable.PAGE_SHIFT;
            } else {
                final UnsafeBuffer idal = new UnsafeBuffer(new byte[shape.idaws * Long.BYTES]);
                for (int word = 0; word < shape.idaws; word++) {
                    idal.putLong(word * Long.BYTES, (long) data[page++] << PageTable.PAGE_SHIFT, BIG_ENDIAN);
                }
                address = anywhere(idal.capacity());
                storage.write(address, idal.byteArray());
            }
            ccws.putLong(i * Ccw1.BYTES, shape.ccw(i, address), BIG_ENDIAN);
        }
        storage.write(cpa, ccws.byteArray());
        Orb.put(orbs, program * Orb.AREA_BYTES, 0, ORB_FLAGS, (int) cpa);
    }

    private long next = 0;

    private long anywhere(int bytes) {
        next = (next + 4096L * 17 + 64 * 3) % (900L << 20) & ~7L;
        return next;
    }

    public GuestMemory guest() {
        return new GuestMemory(storage, pages);
    }

    public UnsafeBuffer orbs() {
        return orbs;
    }

    public PageTable pages() {
        return pages;
    }

    public GuestStorage storage() {
        return storage;
    }

    @Override
    public void close() {
        pages.close();
        storage.close();
    }
}
