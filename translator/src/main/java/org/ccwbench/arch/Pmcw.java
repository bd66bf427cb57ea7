package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Path-management-control word.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +---------------------------------------------------------------+
 *  0  |                     interruption parameter                    |
 *     +-+-+-----+-----+-+---+---+-+-+-+-------------------------------+
 *  4  |Q|W| ISC |  0  |E| LM| MM|D|T|V|         device number         |
 *     +-+-+-----+-----+-+---+---+-+-+-+---------------+---------------+
 *  8  |      LPM      |      PNOM     |      LPUM     |      PIM      |
 *     +---------------+---------------+---------------+---------------+
 * 12  |              MBI              |      POM      |      PAM      |
 *     +---------------+---------------+---------------+---------------+
 * 16  |    CHPID-0    |    CHPID-1    |    CHPID-2    |    CHPID-3    |
 *     +---------------+---------------+---------------+---------------+
 * 20  |    CHPID-4    |    CHPID-5    |    CHPID-6    |    CHPID-7    |
 *     +---------------+-----+---------+---------------+---------+-+-+-+
 * 24  |       0       |  ST |                 0                 |F|X|S|
 *     +---------------+-----+-----------------------------------+-+-+-+
 * </pre>
 *
 * A value is cut to the width of its field.
 *
 * <p>Source: z/Architecture Principles of Operation, "Path-Management-Control Word"; names, Q, W and ST as in Linux
 * cio.h.
 */
public final class Pmcw {
    /** Bytes; in spite of its name it is seven words. */
    public static final int BYTES = 28;

    /** Channel paths of a subchannel. */
    public static final int CHPIDS = 8;

    /** Offset of the interruption parameter. */
    public static final int INTPARM_OFFSET = 0;

    /** Offset of the word of flags. */
    public static final int FLAGS_OFFSET = 4;

    /** Offset of the device number. */
    public static final int DEV_OFFSET = 6;

    /** Offset of the logical-path mask. */
    public static final int LPM_OFFSET = 8;

    /** Offset of the path-not-operational mask. */
    public static final int PNOM_OFFSET = 9;

    /** Offset of the last-path-used mask. */
    public static final int LPUM_OFFSET = 10;

    /** Offset of the path-installed mask. */
    public static final int PIM_OFFSET = 11;

    /** Offset of the measurement-block index. */
    public static final int MBI_OFFSET = 12;

    /** Offset of the path-operational mask. */
    public static final int POM_OFFSET = 14;

    /** Offset of the path-available mask. */
    public static final int PAM_OFFSET = 15;

    /** Offset of the channel-path identifiers. */
    public static final int CHPID_OFFSET = 16;

    /** Offset of the word with the subchannel type. */
    public static final int TYPE_OFFSET = 24;

    /** Q: QDIO facility. */
    public static final int QF = 0x8000_0000;

    /** W: a message subchannel is valid. */
    public static final int W = 0x4000_0000;

    /** Interruption subclass. */
    public static final int ISC = 0x3800_0000;

    /** E: enabled. */
    public static final int ENA = 0x0080_0000;

    /** LM: limit mode. */
    public static final int LM = 0x0060_0000;

    /** MM: measurement-mode enable. */
    public static final int MME = 0x0018_0000;

    /** D: multipath mode. */
    public static final int MP = 0x0004_0000;

    /** T: timing facility. */
    public static final int TF = 0x0002_0000;

    /** V: device number valid. */
    public static final int DNV = 0x0001_0000;

    /** ST: subchannel type, {@link #ST_IO} to {@link #ST_ADM}. */
    public static final int ST = 0x00e0_0000;

    /** Type of an I/O subchannel. */
    public static final int ST_IO = 0;

    /** Type of a channel-subsystem-call subchannel. */
    public static final int ST_CHSC = 1;

    /** Type of a message subchannel. */
    public static final int ST_MSG = 2;

    /** Type of a subchannel for asynchronous data movers. */
    public static final int ST_ADM = 3;

    /** F: measurement-block-format control. */
    public static final int MBFC = 0x0000_0004;

    /** X: extended-measurement-word-mode enable. */
    public static final int XMWME = 0x0000_0002;

    /** S: concurrent sense. */
    public static final int CSENSE = 0x0000_0001;

    private Pmcw() {}

    /** Interruption parameter: 32 bits of the program's own. */
    public static int intparm(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + INTPARM_OFFSET, BIG_ENDIAN);
    }

    public static void intparm(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putInt(offset + INTPARM_OFFSET, value, BIG_ENDIAN);
    }

    public static boolean qf(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, QF);
    }

    public static void qf(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, QF, on);
    }

    public static boolean w(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, W);
    }

    public static void w(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, W, on);
    }

    /** Interruption subclass, 0 to 7. */
    public static int isc(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + FLAGS_OFFSET, ISC);
    }

    public static void isc(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + FLAGS_OFFSET, ISC, value);
    }

    public static boolean ena(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, ENA);
    }

    public static void ena(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, ENA, on);
    }

    /** Limit mode, 0 to 3. */
    public static int lm(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + FLAGS_OFFSET, LM);
    }

    public static void lm(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + FLAGS_OFFSET, LM, value);
    }

    /** Measurement-mode enable, 2 bits. */
    public static int mme(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + FLAGS_OFFSET, MME);
    }

    public static void mme(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + FLAGS_OFFSET, MME, value);
    }

    public static boolean mp(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, MP);
    }

    public static void mp(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, MP, on);
    }

    public static boolean tf(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, TF);
    }

    public static void tf(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, TF, on);
    }

    public static boolean dnv(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, DNV);
    }

    public static void dnv(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, DNV, on);
    }

    /** Device number, 0 to 65535. */
    public static int dev(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + DEV_OFFSET, BIG_ENDIAN) & 0xffff;
    }

    public static void dev(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putShort(offset + DEV_OFFSET, (short) value, BIG_ENDIAN);
    }

    /** Logical-path mask, 8 bits: bit i is the path with CHPID i. */
    public static int lpm(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + LPM_OFFSET) & 0xff;
    }

    public static void lpm(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + LPM_OFFSET, (byte) value);
    }

    /** Path-not-operational mask, 8 bits. */
    public static int pnom(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + PNOM_OFFSET) & 0xff;
    }

    public static void pnom(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + PNOM_OFFSET, (byte) value);
    }

    /** Last-path-used mask, 8 bits. */
    public static int lpum(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + LPUM_OFFSET) & 0xff;
    }

    public static void lpum(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + LPUM_OFFSET, (byte) value);
    }

    /** Path-installed mask, 8 bits. */
    public static int pim(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + PIM_OFFSET) & 0xff;
    }

    public static void pim(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + PIM_OFFSET, (byte) value);
    }

    /** Measurement-block index, 0 to 65535. */
    public static int mbi(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + MBI_OFFSET, BIG_ENDIAN) & 0xffff;
    }

    public static void mbi(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putShort(offset + MBI_OFFSET, (short) value, BIG_ENDIAN);
    }

    /** Path-operational mask, 8 bits. */
    public static int pom(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + POM_OFFSET) & 0xff;
    }

    public static void pom(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + POM_OFFSET, (byte) value);
    }

    /** Path-available mask, 8 bits. */
    public static int pam(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + PAM_OFFSET) & 0xff;
    }

    public static void pam(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + PAM_OFFSET, (byte) value);
    }

    /** Channel-path identifier {@code index}, 0 to 255; index 0 to 7. */
    public static int chpid(DirectBuffer buffer, int offset, int index) {
        return buffer.getByte(offset + CHPID_OFFSET + Objects.checkIndex(index, CHPIDS)) & 0xff;
    }

    public static void chpid(MutableDirectBuffer buffer, int offset, int index, int value) {
        buffer.putByte(offset + CHPID_OFFSET + Objects.checkIndex(index, CHPIDS), (byte) value);
    }

    /** Subchannel type, 0 to 7: {@link #ST_IO} to {@link #ST_ADM}. */
    public static int st(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + TYPE_OFFSET, ST);
    }

    public static void st(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + TYPE_OFFSET, ST, value);
    }

    public static boolean mbfc(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + TYPE_OFFSET, MBFC);
    }

    public static void mbfc(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + TYPE_OFFSET, MBFC, on);
    }

    public static boolean xmwme(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + TYPE_OFFSET, XMWME);
    }

    public static void xmwme(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + TYPE_OFFSET, XMWME, on);
    }

    public static boolean csense(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + TYPE_OFFSET, CSENSE);
    }

    public static void csense(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + TYPE_OFFSET, CSENSE, on);
    }

    /** Takes over what MODIFY SUBCHANNEL may change from the block at {@code fromOffset}; the rest is kept. */
    public static void modify(MutableDirectBuffer buffer, int offset, DirectBuffer from, int fromOffset) {
        intparm(buffer, offset, intparm(from, fromOffset));
        isc(buffer, offset, isc(from, fromOffset));
        ena(buffer, offset, ena(from, fromOffset));
        lm(buffer, offset, lm(from, fromOffset));
        mme(buffer, offset, mme(from, fromOffset));
        mp(buffer, offset, mp(from, fromOffset));
        lpm(buffer, offset, lpm(from, fromOffset));
        mbi(buffer, offset, mbi(from, fromOffset));
        mbfc(buffer, offset, mbfc(from, fromOffset));
        xmwme(buffer, offset, xmwme(from, fromOffset));
        csense(buffer, offset, csense(from, fromOffset));
    }
}
