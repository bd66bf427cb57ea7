package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Operation-request block of a START SUBCHANNEL in command mode.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +---------------------------------------------------------------+
 *  0  |                    interruption parameter                     |
 *     +-------+-+-+-+-+-+-+-+-+-+-+-+-+-+---------------+-+-----------+-+
 *  4  |  key  |S|T|M|Y|F|P|I|A|U|B|H|K|      lpm        |L|    rsv    |X|
 *     +-------+-+-+-+-+-+-+-+-+-+-+-+-+-+---------------+-+-----------+-+
 *  8  |                    channel-program address                    |
 *     +---------------------------------------------------------------+
 * </pre>
 *
 * The second word is read as one {@code int}, "the flags"; the predicates take that {@code int}. Source: z/Architecture
 * Principles of Operation, "Operation-Request Block"; names as in Linux orb.h.
 */
public final class Orb {
    /** Bytes of the block in command mode. */
    public static final int BYTES = 12;

    /**
     * Bytes of the area that a start of Linux takes along: this block and what stands behind it, 8 words as in
     * transport mode.
     */
    public static final int AREA_BYTES = 32;

    /** Offset of the interruption parameter. */
    public static final int INTPARM_OFFSET = 0;

    /** Offset of the flags. */
    public static final int FLAGS_OFFSET = 4;

    /** Offset of the channel-program address. */
    public static final int CPA_OFFSET = 8;

    /** Storage-access key, 4 bits. */
    public static final int KEY = 0xf000_0000;

    /** S: suspend control. */
    public static final int SPND = 0x0800_0000;

    /** Streaming mode, reserved in newer machines. */
    public static final int STR = 0x0400_0000;

    /** M: modification control. */
    public static final int MOD = 0x0200_0000;

    /** Y: synchronization control. */
    public static final int SYNC = 0x0100_0000;

    /** F: the CCWs have format 1. */
    public static final int FMT = 0x0080_0000;

    /** P: CCWs may be fetched before they are executed. */
    public static final int PFCH = 0x0040_0000;

    /** I: interrupt when the first status is initial. */
    public static final int ISIC = 0x0020_0000;

    /** A: address-limit checking. */
    public static final int ALCC = 0x0010_0000;

    /** U: suppress the interruption when the program is suspended. */
    public static final int SSIC = 0x0008_0000;

    /** B: transport mode. */
    public static final int TRANSPORT = 0x0004_0000;

    /** H: the IDAWs have format 2. */
    public static final int C64 = 0x0002_0000;

    /** K: format-2 IDAWs cover 2 KiB. */
    public static final int I2K = 0x0001_0000;

    /** Logical-path mask, 8 bits. */
    public static final int LPM = 0x0000_ff00;

    /** L: incorrect-length suppression mode. */
    public static final int ILS = 0x0000_0080;

    /** Six reserved bits; 40 is the modified-CCW-indirect-data-addressing control. */
    public static final int RESERVED = 0x0000_007e;

    /** X: the block is longer than 12 bytes. */
    public static final int ORBX = 0x0000_0001;

    private static final int LPM_SHIFT = 8;

    private Orb() {}

    /** The second word. */
    public static int flags(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + FLAGS_OFFSET, BIG_ENDIAN);
    }

    /** Channel-program address, unsigned 32 bits. */
    public static long cpa(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + CPA_OFFSET, BIG_ENDIAN) & 0xffff_ffffL;
    }

    /** Writes the three words of the block. */
    public static void put(MutableDirectBuffer buffer, int offset, int intparm, int flags, int cpa) {
        buffer.putInt(offset + INTPARM_OFFSET, intparm, BIG_ENDIAN);
        buffer.putInt(offset + FLAGS_OFFSET, flags, BIG_ENDIAN);
        buffer.putInt(offset + CPA_OFFSET, cpa, BIG_ENDIAN);
    }

    /** Whether the CCWs have format 1; else format 0. */
    public static boolean isFormat1(int flags) {
        return (flags & FMT) != 0;
    }

    /** Whether the IDAWs have format 2; else format 1. */
    public static boolean isFormat2Idaws(int flags) {
        return (flags & C64) != 0;
    }

    /** Bytes that one IDAW covers: 2048 or 4096. Format-1 IDAWs always cover 2 KiB. */
    public static int idawBlock(int flags) {
        return (flags & (C64 | I2K)) == C64 ? Idaw.BLOCK_4K : Idaw.BLOCK_2K;
    }

    /** Whether CCWs may be fetched before they are executed. */
    public static boolean isPrefetchAllowed(int flags) {
        return (flags & PFCH) != 0;
    }

    /** Whether the block asks for transport mode. */
    public static boolean isTransport(int flags) {
        return (flags & TRANSPORT) != 0;
    }

    /**
     * The flags under which the translated program is started: format-1 CCWs and format-2 IDAWs, of 2 KiB when the
     * guest's had format 1, and the subchannel's paths when the guest named none. Everything else is the guest's.
     * Source: Linux vfio_ccw_cp.c, cp_get_orb().
     *
     * @param pathMask the subchannel's logical-path mask, 8 bits
     */
    public static int hostFlags(int flags, int pathMask) {
        final int idaws = isFormat2Idaws(flags) ? C64 : C64 | I2K;
        final int paths = (flags & LPM) == 0 ? pathMask << LPM_SHIFT & LPM : 0;
        return flags | FMT | idaws | paths;
    }
}
