package org.ccwbench.arch;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Extended-report word, the second word of an {@link Esw} of any format.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-----+-+-+-+-+-+-+-+-----------+-------------------------------+
 *  0  |  0  |A|P|T|F|S|C|R|    SCNT   |               0               |
 *     +-----+-+-+-+-+-+-+-+-----------+-------------------------------+
 * </pre>
 *
 * A value is cut to the width of its field.
 *
 * <p>Source: z/Architecture Principles of Operation, "Extended-Report Word"; names as in Linux cio.h.
 */
public final class Erw {
    /** Bytes of the word. */
    public static final int BYTES = 4;

    /** A: authorization check. */
    public static final int AUTH = 0x1000_0000;

    /** P: path-verification-required flag. */
    public static final int PVRF = 0x0800_0000;

    /** T: channel-path timeout. */
    public static final int CPT = 0x0400_0000;

    /** F: failing-storage-address validity flag. */
    public static final int FSAVF = 0x0200_0000;

    /** S: concurrent sense; the ECW holds sense bytes. */
    public static final int CONS = 0x0100_0000;

    /** C: secondary-CCW-address validity flag. */
    public static final int SCAVF = 0x0080_0000;

    /** R: failing-storage-address format. */
    public static final int FSAF = 0x0040_0000;

    /** Concurrent-sense count. */
    public static final int SCNT = 0x003f_0000;

    private Erw() {}

    public static boolean auth(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset, AUTH);
    }

    public static void auth(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset, AUTH, on);
    }

    public static boolean pvrf(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset, PVRF);
    }

    public static void pvrf(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset, PVRF, on);
    }

    public static boolean cpt(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset, CPT);
    }

    public static void cpt(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset, CPT, on);
    }

    public static boolean fsavf(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset, FSAVF);
    }

    public static void fsavf(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset, FSAVF, on);
    }

    public static boolean cons(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset, CONS);
    }

    public static void cons(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset, CONS, on);
    }

    public static boolean scavf(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset, SCAVF);
    }

    public static void scavf(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset, SCAVF, on);
    }

    public static boolean fsaf(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset, FSAF);
    }

    public static void fsaf(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset, FSAF, on);
    }

    /** Concurrent-sense count, 0 to 63: bytes of the ECW that are sense bytes, at most 32 of them. */
    public static int scnt(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset, SCNT);
    }

    public static void scnt(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset, SCNT, value);
    }
}
