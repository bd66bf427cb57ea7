package org.ccwbench.arch;

/**
 * A format-0 channel-command word as a {@code long}.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +---------------+-----------------------------------------------+
 *  0  |    command    |                    address                    |
 *     +---------------+---------------+-------------------------------+
 *  4  |     flags     |    ignored    |             count             |
 *     +---------------+---------------+-------------------------------+
 * </pre>
 *
 * Source: z/Architecture Principles of Operation, "Channel-Command Word".
 */
public final class Ccw0 {
    private static final long ADDRESS_MASK = 0xff_ffffL;

    private Ccw0() {}

    /**
     * The format-1 CCW that means the same. In format 0 every command whose low digit is 8 transfers in channel, and
     * nothing but its address counts: it becomes 08 without flags or count. Source: Linux vfio_ccw_cp.c,
     * convert_ccw0_to_ccw1().
     */
    public static long toCcw1(long ccw0) {
        final int command = (int) (ccw0 >>> 56);
        final long address = ccw0 >>> 32 & ADDRESS_MASK;
        if ((command & 0xf) == Ccw1.TIC) {
            return Ccw1.of(Ccw1.TIC, 0, 0, address);
        }
        return Ccw1.of(command, (int) (ccw0 >>> 24), (int) ccw0, address);
    }
}
