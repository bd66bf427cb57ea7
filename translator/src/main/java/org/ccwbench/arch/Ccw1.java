package org.ccwbench.arch;

/**
 * A format-1 channel-command word as a {@code long}.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +---------------+---------------+-------------------------------+
 *  0  |    command    |     flags     |             count             |
 *     +---------------+---------------+-------------------------------+
 *  4  |                            address                            |
 *     +---------------------------------------------------------------+
 * </pre>
 *
 * Source: z/Architecture Principles of Operation, "Channel-Command Word".
 */
public final class Ccw1 {
    /** Bytes of a CCW of either format. */
    public static final int BYTES = 8;

    /** Chain data: the next CCW gives more storage for the same command. */
    public static final int CD = 0x80;

    /** Chain command: the next CCW is executed when this one has ended. */
    public static final int CC = 0x40;

    /** Suppress the incorrect-length indication. */
    public static final int SLI = 0x20;

    /** Suppress the transfer to storage. */
    public static final int SKIP = 0x10;

    /** Program-controlled interruption. */
    public static final int PCI = 0x08;

    /** The address is that of an indirect-data-address list. */
    public static final int IDA = 0x04;

    /** Suspend the program before this CCW. */
    public static final int SUSP = 0x02;

    /** The address is that of a modified-indirect-data-address list. */
    public static final int MIDA = 0x01;

    /** The command of a no-operation, the only control command that is known to move no data. */
    public static final int NOOP = 0x03;

    /** The command of a transfer in channel. */
    public static final int TIC = 0x08;

    private static final int HEAD_SHIFT = 32;
    private static final int COMMAND_SHIFT = 24;
    private static final int FLAGS_SHIFT = 16;
    private static final int COUNT_MASK = 0xffff;
    private static final long ADDRESS_MASK = 0xffff_ffffL;

    private Ccw1() {}

    /** A CCW of these fields; each is cut to its width. */
    public static long of(int command, int flags, int count, long address) {
        final int head = (command & 0xff) << COMMAND_SHIFT | (flags & 0xff) << FLAGS_SHIFT | count & COUNT_MASK;
        return (long) head << HEAD_SHIFT | address & ADDRESS_MASK;
    }

    /** The first word: command, flags and count. */
    private static int head(long ccw) {
        return (int) (ccw >>> HEAD_SHIFT);
    }

    /** Command code, 0 to 255. */
    public static int command(long ccw) {
        return head(ccw) >>> COMMAND_SHIFT;
    }

    /** Flags, 0 to 255: {@link #CD} to {@link #MIDA}. */
    public static int flags(long ccw) {
        return head(ccw) >>> FLAGS_SHIFT & 0xff;
    }

    /** Byte count, 0 to 65535. */
    public static int count(long ccw) {
        return head(ccw) & COUNT_MASK;
    }

    /** Address, unsigned 32 bits: of data, of an IDAL, or of the next CCW. Bit 0 is kept. */
    public static long address(long ccw) {
        return ccw & ADDRESS_MASK;
    }

    /** The same CCW with another address, of which the low 32 bits count. */
    public static long withAddress(long ccw, long address) {
        return ccw & ~ADDRESS_MASK | address & ADDRESS_MASK;
    }

    /** The same CCW with an IDAL at that address, which has 31 bits. */
    public static long withIdal(long ccw, long address) {
        return (long) (head(ccw) | IDA << FLAGS_SHIFT) << HEAD_SHIFT | address;
    }

    /** Whether the CCW's address is that of an IDAL. */
    public static boolean isIda(long ccw) {
        return (head(ccw) & IDA << FLAGS_SHIFT) != 0;
    }

    /** Whether the program goes on with the next CCW: chain data or chain command. */
    public static boolean isChained(long ccw) {
        return (head(ccw) & (CD | CC) << FLAGS_SHIFT) != 0;
    }

    /** Whether this is a transfer in channel. In format 1 only the command 08 is; its flags and count do not matter. */
    public static boolean isTic(long ccw) {
        return command(ccw) == TIC;
    }

    /**
     * Whether the CCW is taken to move data, so that its pages are pinned. SKIP counts only for commands that read;
     * chaining, SLI and PCI do not count. A data-chained CCW is judged by its own command byte. Source: Linux
     * vfio_ccw_cp.c, ccw_does_data_transfer().
     */
    public static boolean movesData(long ccw) {
        if (count(ccw) == 0 || command(ccw) == NOOP) {
            return false;
        }
        return (head(ccw) & SKIP << FLAGS_SHIFT) == 0 || !readsOrSenses(command(ccw));
    }

    /**
     * Whether the CCW names data that it moves, all of it in one block, as most CCWs do.
     *
     * @param block bytes of a block, a power of two
     */
    public static boolean isPlain(long ccw, int block) {
        final int lastByte = ((int) ccw & block - 1) + (head(ccw) - 1 & COUNT_MASK); // a count of 0 makes it too large
        return (head(ccw) & (SKIP | IDA) << FLAGS_SHIFT) == 0
                && command(ccw) != NOOP
                && command(ccw) != TIC
                && lastByte < block;
    }

    /** Whether the CCW names an IDAL for data that it moves and does not skip. */
    public static boolean isListed(long ccw) {
        return (head(ccw) & (SKIP | IDA) << FLAGS_SHIFT) == IDA << FLAGS_SHIFT
                && command(ccw) != NOOP
                && command(ccw) != TIC
                && count(ccw) != 0;
    }

    private static boolean readsOrSenses(int command) {
        final int code = command & 0xf;
        return (code & 0x3) == 0x2 || code == 0xc || code == 0x4;
    }
}
