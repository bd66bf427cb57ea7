package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Extended-status word. This is format 0, whose first word is the subchannel logout:
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-------------+---------------+-+---------+---+---+-+-+-+-----+
 *  0  |0|     ESF     |      LPUM     |R|   FVF   | SA| TC|D|E|A|  SC |
 *     +-+-------------+---------------+-+---------+---+---+-+-+-+-----+
 *  4  |                      extended-report word                     |
 *     +---------------------------------------------------------------+
 *  8  |                    failing-storage address                    |
 * 12  |                                                               |
 *     +---------------------------------------------------------------+
 * 16  |                     secondary-CCW address                     |
 *     +---------------------------------------------------------------+
 * </pre>
 *
 * Formats 1 to 3 have only the LPUM and the {@link Erw} of these; format 2 also has the device-connect-time interval in
 * bytes 2 and 3. A value is cut to the width of its field.
 *
 * <p>Source: z/Architecture Principles of Operation, "Extended-Status Word"; names as in Linux cio.h.
 */
public final class Esw {
    /** Bytes; in spite of its name it is five words. */
    public static final int BYTES = 20;

    /** Offset of the subchannel logout. */
    public static final int LOGOUT_OFFSET = 0;

    /** Offset of the last-path-used mask. */
    public static final int LPUM_OFFSET = 1;

    /** Offset of the device-connect-time interval of format 2. */
    public static final int DCTI_OFFSET = 2;

    /** Offset of the {@link Erw}. */
    public static final int ERW_OFFSET = 4;

    /** Offset of the failing-storage address. */
    public static final int FAILING_STORAGE_ADDRESS_OFFSET = 8;

    /** Offset of the secondary-CCW address. */
    public static final int SECONDARY_CCW_ADDRESS_OFFSET = 16;

    /** Extended-status flags. */
    public static final int ESF = 0x7f00_0000;

    /** R: ancillary report. */
    public static final int AREP = 0x0000_8000;

    /** Field-validity flags. */
    public static final int FVF = 0x0000_7c00;

    /** SA: storage-access code. */
    public static final int SACC = 0x0000_0300;

    /** TC: termination code. */
    public static final int TERMC = 0x0000_00c0;

    /** D: device-status check. */
    public static final int DEVSC = 0x0000_0020;

    /** E: secondary error. */
    public static final int SERR = 0x0000_0010;

    /** A: I/O-error alert. */
    public static final int IOERR = 0x0000_0008;

    /** SC: sequence code. */
    public static final int SEQC = 0x0000_0007;

    private Esw() {}

    /** Extended-status flags, 7 bits. */
    public static int esf(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + LOGOUT_OFFSET, ESF);
    }

    public static void esf(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + LOGOUT_OFFSET, ESF, value);
    }

    /** Last-path-used mask, 8 bits; in every format of the ESW. */
    public static int lpum(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + LPUM_OFFSET) & 0xff;
    }

    public static void lpum(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + LPUM_OFFSET, (byte) value);
    }

    /** Device-connect-time interval, 0 to 65535 units of 128 microseconds; in format 2 only. */
    public static int dcti(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + DCTI_OFFSET, BIG_ENDIAN) & 0xffff;
    }

    public static void dcti(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putShort(offset + DCTI_OFFSET, (short) value, BIG_ENDIAN);
    }

    public static boolean arep(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + LOGOUT_OFFSET, AREP);
    }

    public static void arep(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + LOGOUT_OFFSET, AREP, on);
    }

    /** Field-validity flags, 5 bits. */
    public static int fvf(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + LOGOUT_OFFSET, FVF);
    }

    public static void fvf(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + LOGOUT_OFFSET, FVF, value);
    }

    /** Storage-access code, 0 to 3. */
    public static int sacc(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + LOGOUT_OFFSET, SACC);
    }

    public static void sacc(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + LOGOUT_OFFSET, SACC, value);
    }

    /** Termination code, 0 to 3. */
    public static int termc(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + LOGOUT_OFFSET, TERMC);
    }

    public static void termc(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + LOGOUT_OFFSET, TERMC, value);
    }

    public static boolean devsc(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + LOGOUT_OFFSET, DEVSC);
    }

    public static void devsc(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + LOGOUT_OFFSET, DEVSC, on);
    }

    public static boolean serr(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + LOGOUT_OFFSET, SERR);
    }

    public static void serr(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + LOGOUT_OFFSET, SERR, on);
    }

    public static boolean ioerr(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + LOGOUT_OFFSET, IOERR);
    }

    public static void ioerr(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + LOGOUT_OFFSET, IOERR, on);
    }

    /** Sequence code, 0 to 7. */
    public static int seqc(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + LOGOUT_OFFSET, SEQC);
    }

    public static void seqc(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + LOGOUT_OFFSET, SEQC, value);
    }

    /** Both words of the failing-storage address; {@link Erw#fsavf} says whether it is valid. */
    public static long failingStorageAddress(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + FAILING_STORAGE_ADDRESS_OFFSET, BIG_ENDIAN);
    }

    public static void failingStorageAddress(MutableDirectBuffer buffer, int offset, long value) {
        buffer.putLong(offset + FAILING_STORAGE_ADDRESS_OFFSET, value, BIG_ENDIAN);
    }

    /** Secondary-CCW address, unsigned 32 bits; {@link Erw#scavf} says whether it is valid. */
    public static long secondaryCcwAddress(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + SECONDARY_CCW_ADDRESS_OFFSET, BIG_ENDIAN) & 0xffff_ffffL;
    }

    public static void secondaryCcwAddress(MutableDirectBuffer buffer, int offset, long value) {
        buffer.putInt(offset + SECONDARY_CCW_ADDRESS_OFFSET, (int) value, BIG_ENDIAN);
    }
}
