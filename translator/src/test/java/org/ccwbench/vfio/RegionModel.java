package org.ccwbench.vfio;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the regions of an open device do, told a second time from the description of the interface: for a guest of 16
 * MiB of zeros, where every channel program is one CCW that moves no data, and a subchannel with the path 80.
 */
final class RegionModel {
    static final int EIO = -5;
    static final int EACCES = -13;
    static final int EFAULT = -14;
    static final int EBUSY = -16;
    static final int EINVAL = -22;
    static final int EOPNOTSUPP = -95;

    private static final int[] SIZES = {124, 8, 52, 8};
    private static final long LAST_PROGRAM = 0x0100_0000 - 2048;

    final ByteBuffer io = ByteBuffer.allocate(124);
    final ByteBuffer command = ByteBuffer.allocate(8);
    final Deque<Integer> reports = new ArrayDeque<>();

    /** A program was started and has not ended. */
    boolean isPending;

    /** The guest address of the program that was started last. */
    int program;

    /** Nothing works any more. */
    boolean isLost;

    /** The result of an access, as far as it depends on where it is; 0 when it is possible. */
    static int check(long offset, int length) {
        if (offset < 0 || offset >= 4 * 1024 || length < 0) {
            return EINVAL;
        }
        return offset % 1024 + length > SIZES[(int) offset / 1024] ? EINVAL : 0;
    }

    /** The result of a write. */
    int write(long offset, byte[] source, int length) {
        final int region = (int) offset / 1024;
        if (check(offset, length) != 0 || region > 1) {
            return EINVAL;
        }
        if (source == null || source.length < length) {
            return EFAULT;
        }
        final ByteBuffer target = region == 0 ? io : command;
        System.arraycopy(source, 0, target.array(), (int) offset % 1024, length);
        final int result = region == 0 ? request() : command();
        return result != 0 ? result : length;
    }

    private int request() {
        if (isLost) {
            io.putInt(120, EIO);
        } else if (isPending) {
            io.putInt(120, EBUSY);
        } else if ((io.getInt(12) & 0x4000) != 0) {
            final int result = start();
            io.putInt(120, result);
            isPending = result == 0;
            program = io.getInt(8);
        } else if ((io.getInt(12) & 0x3000) != 0) {
            io.putInt(120, EOPNOTSUPP);
        }
        return io.getInt(120);
    }

    private int start() {
        final int flags = io.getInt(4);
        final int paths = flags >>> 8 & 0xff;
        if ((flags & 0x0004_0000) != 0) {
            return EOPNOTSUPP;
        }
        if (Integer.toUnsignedLong(io.getInt(8)) > LAST_PROGRAM) {
            return EINVAL;
        }
        return paths != 0 && (paths & 0x80) == 0 ? EACCES : 0;
    }

    private int command() {
        final int result = isLost ? EIO : command.getInt(0) == 1 || command.getInt(0) == 2 ? 0 : EINVAL;
        command.putInt(4, result);
        return result;
    }

    /** The interruption is delivered: three words of status, of which the second is the guest's by now. */
    void deliver(byte[] scsw, int paths) {
        Arrays.fill(io.array(), 24, 88, (byte) 0);
        System.arraycopy(scsw, 0, io.array(), 24, 12);
        io.put(37, (byte) paths);
        isPending = false;
    }

    /** The bytes that a read gives, when it gives any. */
    byte[] read(long offset, int length, byte[] schib) {
        final int position = (int) offset % 1024;
        final byte[] region = switch ((int) offset / 1024) {
            case 0 -> io.array();
            case 1 -> command.array();
            case 2 -> schib;
            default ->
                ByteBuffer.allocate(8)
                        .putInt(reports.isEmpty() ? 0 : reports.poll())
                        .array();
        };
        return Arrays.copyOfRange(region, position, position + length);
    }
}
