package org.ccwbench.arch;

import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Interruption-response block.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +---------------------------------------------------------------+
 *  0  |                                                               |
 *  4  |                     subchannel-status word                    |
 *  8  |                                                               |
 *     +---------------------------------------------------------------+
 * 12  |                                                               |
 * ..  |                      extended-status word                     |
 * 28  |                                                               |
 *     +---------------------------------------------------------------+
 * 32  |                                                               |
 * ..  |                     extended-control word                     |
 * 60  |                                                               |
 *     +---------------------------------------------------------------+
 * </pre>
 *
 * The extended-measurement word that can follow is not part of it: vfio-ccw passes on these 64 bytes.
 *
 * <p>Source: z/Architecture Principles of Operation, "Interruption-Response Block"; Linux cio.h.
 */
public final class Irb {
    /** Bytes of the block. */
    public static final int BYTES = 64;

    /** Offset of the {@link Scsw}. */
    public static final int SCSW_OFFSET = 0;

    /** Offset of the {@link Esw}. */
    public static final int ESW_OFFSET = 12;

    /** Offset of the extended-control word. */
    public static final int ECW_OFFSET = 32;

    /** Bytes of the extended-control word. */
    public static final int ECW_BYTES = 32;

    private Irb() {}

    /** Byte {@code index} of the extended-control word, 0 to 31: with {@link Erw#cons} on, a sense byte. */
    public static int ecw(DirectBuffer buffer, int offset, int index) {
        return buffer.getByte(offset + ECW_OFFSET + Objects.checkIndex(index, ECW_BYTES)) & 0xff;
    }

    public static void ecw(MutableDirectBuffer buffer, int offset, int index, int value) {
        buffer.putByte(offset + ECW_OFFSET + Objects.checkIndex(index, ECW_BYTES), (byte) value);
    }
}
