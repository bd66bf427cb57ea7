package org.ccwbench.bench;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.SplittableRandom;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * Programs of one shape in 1 GiB of guest storage, and what they translate to. Host pages are a random permutation of
 * the guest's; CCWs, IDALs and data are scattered over all of it. The same shape gives the same programs every time.
 *
 * <p>The CCWs of a program, and each of its IDALs, have a guest page to themselves and stand at a random doubleword in
 * it. All data pages of a pool are different.
 */
public final class Workload implements AutoCloseable {
    /** Guest pages: 1 GiB. */
    public static final int GUEST_PAGES = 1 << 18;

    /** Programs of a pool: with the largest shape they touch every guest page once. */
    public static final int POOL = 256;

    /** Logical-path mask of the subchannel: one path. */
    public static final int PATH_MASK = 0x80;

    /** Interruption parameter of the host ORB. */
    public static final int INTPARM = 0x1234_5678;

    /** Where host programs begin. */
    public static final int HOST_BASE = 0x10_0000;

    private static final long SEED = 0x390;
    private static final int FIRST_HOST_PAGE = 0x20_0000;
    private static final int CACHE_LINE_BYTES = 64;
    private static final int ORB_FLAGS = Orb.FMT | Orb.PFCH | Orb.C64 | PATH_MASK << Byte.SIZE;

    private final Shape shape;
    private final GuestStorage storage = GuestStorage.anonymous((long) GUEST_PAGES << PageTable.PAGE_SHIFT);
    private final PageTable pages;
    private final GuestMemory guest;
    private final UnsafeBuffer orbs;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int[] hostPages = shuffled();
    private final int[] dataPages = shuffled();
    private final int[] programPages = shuffled();
    private final long[][] data;
    private final long[][] idals;
    private int programPagesUsed;

    /**
     * Programs of one shape.
     *
     * @param programs how many, 1 to {@link #POOL}
     */
    public Workload(Shape shape, int programs, TableKind table) {
        this.shape = shape;
        pages = table.make(GUEST_PAGES);
        for (int page = 0; page < GUEST_PAGES; page++) {
            pages.map(page, 1, hostPage(page), PageTable.WRITABLE);
        }
        guest = new GuestMemory(storage, pages);
        orbs = new UnsafeBuffer(BufferUtil.allocateDirectAligned(programs * Orb.AREA_BYTES, CACHE_LINE_BYTES));
        data = new long[programs][];
        idals = new long[programs][];
        for (int program = 0; program < programs; program++) {
            data[program] = drawData(program);
            idals[program] = writeIdals(data[program]);
            writeCcws(program);
        }
    }

    /** {@code hot}: one program. {@code pool}: {@link #POOL} of them. */
    public static int programs(String data) {
        return switch (data) {
            case "hot" -> 1;
            case "pool" -> POOL;
            default -> throw new IllegalArgumentException("no such data: " + data);
        };
    }

    private int[] shuffled() {
        final int[] order = new int[GUEST_PAGES];
        for (int i = 0; i < GUEST_PAGES; i++) {
            final int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Whole pages, but for the parameters of a direct CCW, which stand at a random multiple of their length. */
    private long[] drawData(int program) {
        final long[] addresses = new long[shape.pages()];
        for (int i = 0; i < addresses.length; i++) {
            final long page = dataPages[program * addresses.length + i];
            final int places = i < shape.direct() ? PageTable.PAGE_BYTES / shape.directBytes() : 1;
            addresses[i] = (page << PageTable.PAGE_SHIFT) + (long) random.nextInt(places) * shape.directBytes();
        }
        return addresses;
    }

    private long[] writeIdals(long[] addresses) {
        final long[] lists = new long[shape.indirect()];
        int next = shape.direct();
        for (int list = 0; list < lists.length; list++) {
            final UnsafeBuffer words = new UnsafeBuffer(new byte[shape.idaws() * Idaw.FORMAT_2_BYTES]);
            for (int word = 0; word < shape.idaws(); word++) {
                words.putLong(word * Idaw.FORMAT_2_BYTES, addresses[next++], BIG_ENDIAN);
            }
            lists[list] = place(words.capacity());
            storage.write(lists[list], words.byteArray());
        }
        return lists;
    }

    private void writeCcws(int program) {
        final UnsafeBuffer ccws = new UnsafeBuffer(new byte[shape.ccws() * Ccw1.BYTES]);
        for (int i = 0; i < shape.ccws(); i++) {
            ccws.putLong(i * Ccw1.BYTES, guestCcw(program, i), BIG_ENDIAN);
        }
        final long cpa = place(ccws.capacity());
        storage.write(cpa, ccws.byteArray());
        Orb.put(orbs, orbOffset(program), 0, ORB_FLAGS, (int) cpa);
    }

    /** A random doubleword of a page that nothing of a program was placed in, with room for bytes up to its end. */
    private long place(int bytes) {
        final long page = programPages[programPagesUsed++];
        final int places = (PageTable.PAGE_BYTES - bytes) / Long.BYTES + 1;
        return (page << PageTable.PAGE_SHIFT) + (long) random.nextInt(places) * Long.BYTES;
    }

    /** The shape of all programs. */
    public Shape shape() {
        return shape;
    }

    /** How many programs there are. */
    public int programs() {
        return data.length;
    }

    /** Storage and page table of the guest. */
    public GuestMemory guest() {
        return guest;
    }

    /** Storage of the guest. */
    public GuestStorage storage() {
        return storage;
    }

    /** Native address of guest address 0; all storage is in one piece. */
    public long nativeStorage() {
        return storage.locate(0, 1);
    }

    /** The ORBs of the programs, {@link Orb#AREA_BYTES} each. */
    public UnsafeBuffer orbs() {
        return orbs;
    }

    /** Where a program's ORB stands in {@link #orbs}. */
    public int orbOffset(int program) {
        return program * Orb.AREA_BYTES;
    }

    /** Number of the host page behind a guest page. */
    public long hostPage(int page) {
        return FIRST_HOST_PAGE + hostPages[page];
    }

    /** A CCW as the guest has it. */
    public long guestCcw(int program, int index) {
        final int direct = shape.direct();
        return shape.ccw(index, index < direct ? data[program][index] : idals[program][index - direct]);
    }

    /** Guest address of each piece of data, in the order of the pins. */
    public long guestData(int program, int pin) {
        return data[program][pin];
    }

    /** Host address that a piece of data must get. */
    public long hostData(int program, int pin) {
        final long iova = data[program][pin];
        return (hostPage((int) (iova >>> PageTable.PAGE_SHIFT)) << PageTable.PAGE_SHIFT)
                + (iova & PageTable.PAGE_OFFSET);
    }

    @Override
    public void close() {
        pages.close();
        storage.close();
    }
}
