package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;

/**
 * The regions a user reads and writes: where each lies in the device's file, and what is where in it. All are guarded
 * by ioMutex. Source: Linux include/uapi/linux/vfio_ccw.h.
 */
public final class Regions {
    /** The file offset of a region is its index shifted by this. */
    public static final int INDEX_SHIFT = 10;

    /** Mask of the position in a region. */
    public static final int POSITION = (1 << INDEX_SHIFT) - 1;

    /** Requests and their results, read and write; always there. */
    public static final int IO = 0;

    /** Halt and clear, read and write; from open to close, as all that follow. */
    public static final int COMMAND = 1;

    /** The subchannel-information block, read only. */
    public static final int SCHIB = 2;

    /** Channel reports, one a read. */
    public static final int CRW = 3;

    /** Regions of an open device. */
    public static final int COUNT = 4;

    /** Offset of the ORB in the I/O region. */
    public static final int ORB_OFFSET = 0;

    /** Offset of the SCSW that says which function. */
    public static final int SCSW_OFFSET = Orb.BYTES;

    /** Offset of the interruption-response block; 96 bytes, of which {@link Irb#BYTES} are ever written. */
    public static final int IRB_OFFSET = SCSW_OFFSET + Scsw.BYTES;

    /** Offset of the I/O region's return code, a negative errno or 0. */
    public static final int IO_RETURN_OFFSET = IRB_OFFSET + 96;

    /** Bytes of the I/O region. */
    public static final int IO_BYTES = IO_RETURN_OFFSET + Integer.BYTES;

    /** Command: halt subchannel. */
    public static final int HALT = 1;

    /** Command: clear subchannel. */
    public static final int CLEAR = 2;

    /** Offset of the command region's return code. */
    public static final int COMMAND_RETURN_OFFSET = Integer.BYTES;

    /** Bytes of the command region. */
    public static final int COMMAND_BYTES = COMMAND_RETURN_OFFSET + Integer.BYTES;

    /** Bytes of the region of channel reports: one, and four of padding. */
    public static final int CRW_BYTES = 2 * Integer.BYTES;

    private static final int[] BYTES = {IO_BYTES, COMMAND_BYTES, Schib.BYTES, CRW_BYTES};

    private final UnsafeBuffer io = new UnsafeBuffer(new byte[IO_BYTES]);
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[COMMAND_BYTES]);
    private final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);
    private final UnsafeBuffer crw = new UnsafeBuffer(new byte[CRW_BYTES]);

    Regions() {}

    /** Bytes of a region, by its index. */
    public static int bytes(int region) {
        return BYTES[region];
    }

    /** Where a region begins in the device's file. */
    public static long offset(int region) {
        return (long) region << INDEX_SHIFT;
    }

    UnsafeBuffer of(int region) {
        return switch (region) {
            case IO -> io;
            case COMMAND -> command;
            case SCHIB -> schib;
            default -> crw;
        };
    }

    UnsafeBuffer io() {
        return io;
    }

    int ioReturn() {
        return io.getInt(IO_RETURN_OFFSET, BIG_ENDIAN);
    }

    void ioReturn(int result) {
        io.putInt(IO_RETURN_OFFSET, result, BIG_ENDIAN);
    }

    int command() {
        return command.getInt(0, BIG_ENDIAN);
    }

    int commandReturn() {
        return command.getInt(COMMAND_RETURN_OFFSET, BIG_ENDIAN);
    }

    void commandReturn(int result) {
        command.putInt(COMMAND_RETURN_OFFSET, result, BIG_ENDIAN);
    }

    UnsafeBuffer schib() {
        return schib;
    }

    void crw(int word) {
        crw.putInt(0, word, BIG_ENDIAN);
    }
}
