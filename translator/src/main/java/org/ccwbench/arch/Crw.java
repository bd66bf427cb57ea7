package org.ccwbench.arch;

/**
 * Channel-report word as an {@code int}.
 *
 * <pre>
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-------+-+-+-----------+-------------------------------+
 *  0  |0|S|R|C|  RSC  |A|0|    ERC    |      reporting-source ID      |
 *     +-+-+-+-+-------+-+-+-----------+-------------------------------+
 * </pre>
 *
 * Source: z/Architecture Principles of Operation, "Channel-Report Word"; names as in Linux crw.h.
 */
public final class Crw {
    /** Bytes of the word. */
    public static final int BYTES = 4;

    /** S: solicited. */
    public static final int SLCT = 0x4000_0000;

    /** R: overflow; reports were lost. */
    public static final int OFLW = 0x2000_0000;

    /** C: chaining; another word belongs to this one. */
    public static final int CHN = 0x1000_0000;

    /** Reporting-source code. */
    public static final int RSC = 0x0f00_0000;

    /** A: ancillary report. */
    public static final int ANC = 0x0080_0000;

    /** Error-recovery code. */
    public static final int ERC = 0x003f_0000;

    /** Reporting-source ID. */
    public static final int RSID = 0x0000_ffff;

    /** Reporting-source code: monitoring facility. */
    public static final int RSC_MONITOR = 0x2;

    /** Reporting-source code: subchannel. */
    public static final int RSC_SCH = 0x3;

    /** Reporting-source code: channel path. */
    public static final int RSC_CPATH = 0x4;

    /** Reporting-source code: configuration-alert facility. */
    public static final int RSC_CONFIG = 0x9;

    /** Reporting-source code: channel subsystem. */
    public static final int RSC_CSS = 0xb;

    /** Error-recovery code: event information pending. */
    public static final int ERC_EVENT = 0;

    /** Error-recovery code: available. */
    public static final int ERC_AVAIL = 1;

    /** Error-recovery code: initialized. */
    public static final int ERC_INIT = 2;

    /** Error-recovery code: temporary error. */
    public static final int ERC_TERROR = 3;

    /** Error-recovery code: installed parameters initialized. */
    public static final int ERC_IPARM = 4;

    /** Error-recovery code: terminal. */
    public static final int ERC_TERM = 5;

    /** Error-recovery code: permanent error, facility not initialized. */
    public static final int ERC_PERRN = 6;

    /** Error-recovery code: permanent error, facility initialized. */
    public static final int ERC_PERRI = 7;

    /** Error-recovery code: installed parameters modified. */
    public static final int ERC_PMOD = 8;

    private static final int RSC_SHIFT = 24;
    private static final int ERC_SHIFT = 16;

    private Crw() {}

    /** An unsolicited report that is not chained; each field is cut to its width. */
    public static int of(int rsc, int erc, int rsid) {
        return rsc << RSC_SHIFT & RSC | erc << ERC_SHIFT & ERC | rsid & RSID;
    }

    /**
     * The report that a channel path is gone. Source: Linux vfio_ccw_drv.c, vfio_ccw_chp_event().
     *
     * @param chpid its identifier, 0 to 255
     */
    public static int pathGone(int chpid) {
        return of(RSC_CPATH, ERC_PERRN, chpid);
    }

    /**
     * The report that a channel path came, or came back. Source: Linux vfio_ccw_drv.c, vfio_ccw_chp_event().
     *
     * @param chpid its identifier, 0 to 255
     */
    public static int pathCame(int chpid) {
        return of(RSC_CPATH, ERC_INIT, chpid);
    }

    public static boolean slct(int crw) {
        return (crw & SLCT) != 0;
    }

    public static boolean oflw(int crw) {
        return (crw & OFLW) != 0;
    }

    public static boolean chn(int crw) {
        return (crw & CHN) != 0;
    }

    /** Reporting-source code, 0 to 15. */
    public static int rsc(int crw) {
        return (crw & RSC) >>> RSC_SHIFT;
    }

    public static boolean anc(int crw) {
        return (crw & ANC) != 0;
    }

    /** Error-recovery code, 0 to 63. */
    public static int erc(int crw) {
        return (crw & ERC) >>> ERC_SHIFT;
    }

    /** Reporting-source ID, 0 to 65535: for a channel path its identifier. */
    public static int rsid(int crw) {
        return crw & RSID;
    }
}
