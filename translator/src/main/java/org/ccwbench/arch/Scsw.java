package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Subchannel-status word in command mode.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-------+-+-+---+-+-+-+-+-+-+-+-+-+-----+-------------+---------+
 *  0  |  key  |S|L| CC|F|P|I|A|U|Z|E|N|0|  FC |      AC     |    SC   |
 *     +-------+-+-+---+-+-+-+-+-+-+-+-+-+-----+-------------+---------+
 *  4  |                          CCW address                          |
 *     +---------------+---------------+-------------------------------+
 *  8  | device status | subch. status |             count             |
 *     +---------------+---------------+-------------------------------+
 * </pre>
 *
 * A value is cut to the width of its field.
 *
 * <p>Source: z/Architecture Principles of Operation, "Subchannel-Status Word"; names as in Linux scsw.h.
 */
public final class Scsw {
    /** Bytes; in spite of its name it is three words. */
    public static final int BYTES = 12;

    /** Offset of the word of flags. */
    public static final int FLAGS_OFFSET = 0;

    /** Offset of the CCW address. */
    public static final int CPA_OFFSET = 4;

    /** Offset of the device status. */
    public static final int DSTAT_OFFSET = 8;

    /** Offset of the subchannel status. */
    public static final int CSTAT_OFFSET = 9;

    /** Offset of the residual count. */
    public static final int COUNT_OFFSET = 10;

    /** Subchannel key, the storage key of the start function. */
    public static final int KEY = 0xf000_0000;

    /** S: suspend control. */
    public static final int SCTL = 0x0800_0000;

    /** L: ESW format; a format-0 ESW was stored. */
    public static final int ESWF = 0x0400_0000;

    /** Deferred condition code. */
    public static final int CC = 0x0300_0000;

    /** F: the CCWs have format 1. */
    public static final int FMT = 0x0080_0000;

    /** P: CCWs may be fetched before they are executed. */
    public static final int PFCH = 0x0040_0000;

    /** I: initial-status-interruption control. */
    public static final int ISIC = 0x0020_0000;

    /** A: address-limit checking. Where transport mode is installed, X: the word is one of that mode. */
    public static final int ALCC = 0x0010_0000;

    /** U: suppress-suspended-interruption control. */
    public static final int SSI = 0x0008_0000;

    /** Z: zero condition code; the initial status was zero. */
    public static final int ZCC = 0x0004_0000;

    /** E: extended control; the ECW holds data. */
    public static final int ECTL = 0x0002_0000;

    /** N: path not operational. */
    public static final int PNO = 0x0001_0000;

    /** Function control: {@link #START} to {@link #CLEAR}. */
    public static final int FCTL = 0x0000_7000;

    /** Function control: start function. */
    public static final int START = 0x0000_4000;

    /** Function control: halt function. */
    public static final int HALT = 0x0000_2000;

    /** Function control: clear function. */
    public static final int CLEAR = 0x0000_1000;

    /** Activity control: {@link #RESUME_PENDING} to {@link #SUSPENDED}. */
    public static final int ACTL = 0x0000_0fe0;

    /** Activity control: resume pending. */
    public static final int RESUME_PENDING = 0x0000_0800;

    /** Activity control: start pending. */
    public static final int START_PENDING = 0x0000_0400;

    /** Activity control: halt pending. */
    public static final int HALT_PENDING = 0x0000_0200;

    /** Activity control: clear pending. */
    public static final int CLEAR_PENDING = 0x0000_0100;

    /** Activity control: subchannel active. */
    public static final int SUBCHANNEL_ACTIVE = 0x0000_0080;

    /** Activity control: device active. */
    public static final int DEVICE_ACTIVE = 0x0000_0040;

    /** Activity control: suspended. */
    public static final int SUSPENDED = 0x0000_0020;

    /** Status control: {@link #ALERT} to {@link #STATUS_PENDING}. */
    public static final int STCTL = 0x0000_001f;

    /** Status control: alert status. */
    public static final int ALERT = 0x0000_0010;

    /** Status control: intermediate status. */
    public static final int INTERMEDIATE = 0x0000_0008;

    /** Status control: primary status. */
    public static final int PRIMARY = 0x0000_0004;

    /** Status control: secondary status. */
    public static final int SECONDARY = 0x0000_0002;

    /** Status control: status pending. */
    public static final int STATUS_PENDING = 0x0000_0001;

    /** Device status: attention. */
    public static final int ATTENTION = 0x80;

    /** Device status: status modifier. */
    public static final int STATUS_MODIFIER = 0x40;

    /** Device status: control unit end. */
    public static final int CONTROL_UNIT_END = 0x20;

    /** Device status: busy. */
    public static final int BUSY = 0x10;

    /** Device status: channel end. */
    public static final int CHANNEL_END = 0x08;

    /** Device status: device end. */
    public static final int DEVICE_END = 0x04;

    /** Device status: unit check. */
    public static final int UNIT_CHECK = 0x02;

    /** Device status: unit exception. */
    public static final int UNIT_EXCEPTION = 0x01;

    /** Subchannel status: program-controlled interruption. */
    public static final int PROGRAM_CONTROLLED_INTERRUPTION = 0x80;

    /** Subchannel status: incorrect length. */
    public static final int INCORRECT_LENGTH = 0x40;

    /** Subchannel status: program check. */
    public static final int PROGRAM_CHECK = 0x20;

    /** Subchannel status: protection check. */
    public static final int PROTECTION_CHECK = 0x10;

    /** Subchannel status: channel-data check. */
    public static final int CHANNEL_DATA_CHECK = 0x08;

    /** Subchannel status: channel-control check. */
    public static final int CHANNEL_CONTROL_CHECK = 0x04;

    /** Subchannel status: interface-control check. */
    public static final int INTERFACE_CONTROL_CHECK = 0x02;

    /** Subchannel status: chaining check. */
    public static final int CHAINING_CHECK = 0x01;

    private Scsw() {}

    /** Subchannel key, 0 to 15. */
    public static int key(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + FLAGS_OFFSET, KEY);
    }

    public static void key(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + FLAGS_OFFSET, KEY, value);
    }

    public static boolean sctl(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, SCTL);
    }

    public static void sctl(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, SCTL, on);
    }

    public static boolean eswf(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, ESWF);
    }

    public static void eswf(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, ESWF, on);
    }

    /** Deferred condition code, one of {@link ConditionCode}. */
    public static int cc(DirectBuffer buffer, int offset) {
        return Word.number(buffer, offset + FLAGS_OFFSET, CC);
    }

    public static void cc(MutableDirectBuffer buffer, int offset, int value) {
        Word.putNumber(buffer, offset + FLAGS_OFFSET, CC, value);
    }

    public static boolean fmt(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, FMT);
    }

    public static void fmt(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, FMT, on);
    }

    public static boolean pfch(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, PFCH);
    }

    public static void pfch(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, PFCH, on);
    }

    public static boolean isic(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, ISIC);
    }

    public static void isic(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, ISIC, on);
    }

    public static boolean alcc(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, ALCC);
    }

    public static void alcc(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, ALCC, on);
    }

    public static boolean ssi(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, SSI);
    }

    public static void ssi(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, SSI, on);
    }

    public static boolean zcc(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, ZCC);
    }

    public static void zcc(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, ZCC, on);
    }

    public static boolean ectl(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, ECTL);
    }

    public static void ectl(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, ECTL, on);
    }

    public static boolean pno(DirectBuffer buffer, int offset) {
        return Word.flag(buffer, offset + FLAGS_OFFSET, PNO);
    }

    public static void pno(MutableDirectBuffer buffer, int offset, boolean on) {
        Word.putFlag(buffer, offset + FLAGS_OFFSET, PNO, on);
    }

    /** Function control, in place: any of {@link #START} to {@link #CLEAR}. */
    public static int fctl(DirectBuffer buffer, int offset) {
        return Word.bits(buffer, offset + FLAGS_OFFSET, FCTL);
    }

    public static void fctl(MutableDirectBuffer buffer, int offset, int flags) {
        Word.putBits(buffer, offset + FLAGS_OFFSET, FCTL, flags);
    }

    /** Activity control, in place: any of {@link #RESUME_PENDING} to {@link #SUSPENDED}. */
    public static int actl(DirectBuffer buffer, int offset) {
        return Word.bits(buffer, offset + FLAGS_OFFSET, ACTL);
    }

    public static void actl(MutableDirectBuffer buffer, int offset, int flags) {
        Word.putBits(buffer, offset + FLAGS_OFFSET, ACTL, flags);
    }

    /** Status control, in place: any of {@link #ALERT} to {@link #STATUS_PENDING}. */
    public static int stctl(DirectBuffer buffer, int offset) {
        return Word.bits(buffer, offset + FLAGS_OFFSET, STCTL);
    }

    public static void stctl(MutableDirectBuffer buffer, int offset, int flags) {
        Word.putBits(buffer, offset + FLAGS_OFFSET, STCTL, flags);
    }

    /** CCW address, unsigned 32 bits: as a rule that of the CCW behind the last one used. */
    public static long cpa(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + CPA_OFFSET, BIG_ENDIAN) & 0xffff_ffffL;
    }

    public static void cpa(MutableDirectBuffer buffer, int offset, long value) {
        buffer.putInt(offset + CPA_OFFSET, (int) value, BIG_ENDIAN);
    }

    /** Device status: any of {@link #ATTENTION} to {@link #UNIT_EXCEPTION}. */
    public static int dstat(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + DSTAT_OFFSET) & 0xff;
    }

    public static void dstat(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + DSTAT_OFFSET, (byte) value);
    }

    /** Subchannel status: any of {@link #PROGRAM_CONTROLLED_INTERRUPTION} to {@link #CHAINING_CHECK}. */
    public static int cstat(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + CSTAT_OFFSET) & 0xff;
    }

    public static void cstat(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putByte(offset + CSTAT_OFFSET, (byte) value);
    }

    /** Residual count of the last CCW used, 0 to 65535 bytes. */
    public static int count(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + COUNT_OFFSET, BIG_ENDIAN) & 0xffff;
    }

    public static void count(MutableDirectBuffer buffer, int offset, int value) {
        buffer.putShort(offset + COUNT_OFFSET, (short) value, BIG_ENDIAN);
    }

    /**
     * Whether the status answers a function that the program started: there is a deferred condition code, or the status
     * control is not exactly alert and status pending. Source: Linux scsw.h, scsw_cmd_is_solicited().
     */
    public static boolean isSolicited(DirectBuffer buffer, int offset) {
        return cc(buffer, offset) != ConditionCode.CC0 || stctl(buffer, offset) != (ALERT | STATUS_PENDING);
    }

    /**
     * Whether the program no longer runs: neither subchannel nor device is active; so also when suspended. Source:
     * Linux vfio_ccw_drv.c, vfio_ccw_sch_io_todo().
     */
    public static boolean isFinal(DirectBuffer buffer, int offset) {
        return (actl(buffer, offset) & (SUBCHANNEL_ACTIVE | DEVICE_ACTIVE)) == 0;
    }
}
