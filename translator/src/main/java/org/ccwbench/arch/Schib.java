package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Subchannel-information block.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +---------------------------------------------------------------+
 *  0  |                                                               |
 * ..  |                  path-management-control word                 |
 * 24  |                                                               |
 *     +---------------------------------------------------------------+
 * 28  |                                                               |
 * 32  |                     subchannel-status word                    |
 * 36  |                                                               |
 *     +---------------------------------------------------------------+
 * 40  |                   measurement-block address                   |
 * 44  |                                                               |
 *     +---------------------------------------------------------------+
 * 48  |                      model-dependent area                     |
 *     +---------------------------------------------------------------+
 * </pre>
 *
 * Source: z/Architecture Principles of Operation, "Subchannel-Information Block"; names as in Linux cio.h.
 */
public final class Schib {
    /** Bytes of the block. */
    public static final int BYTES = 52;

    /** Offset of the {@link Pmcw}. */
    public static final int PMCW_OFFSET = 0;

    /** Offset of the {@link Scsw}. */
    public static final int SCSW_OFFSET = 28;

    /** Offset of the measurement-block address. */
    public static final int MBA_OFFSET = 40;

    /** Offset of the model-dependent area. */
    public static final int MDA_OFFSET = 48;

    private Schib() {}

    /** Measurement-block address, 64 bits. */
    public static long mba(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + MBA_OFFSET, BIG_ENDIAN);
    }

    public static void mba(MutableDirectBuffer buffer, int offset, long value) {
        buffer.putLong(offset + MBA_OFFSET, value, BIG_ENDIAN);
    }

    /** Model-dependent area, 4 bytes. */
    public static int mda(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + MDA_OFFSET, BIG_ENDIAN);
    }

    public static void mda(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putInt(offset + MDA_OFFSET, value, BIG_ENDIAN);
    }

    /**
     * Whether there is such a subchannel: an I/O subchannel must have a valid device number and a message subchannel W;
     * one of another type is always valid. Source: Linux css.c, css_sch_is_valid().
     */
    public static boolean isValid(DirectBuffer buffer, int offset) {
        final int pmcw = offset + PMCW_OFFSET;
        return switch (Pmcw.st(buffer, pmcw)) {
            case Pmcw.ST_IO -> Pmcw.dnv(buffer, pmcw);
            case Pmcw.ST_MSG -> Pmcw.w(buffer, pmcw);
            default -> true;
        };
    }
}
