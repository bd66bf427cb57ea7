package org.ccwbench.memory;

import org.agrona.UnsafeApi;

/**
 * Host storage below 2 GiB for the CCWs and IDALs of one host program: taken piece by piece, given back all at once.
 * Pieces are named by their offset; {@link #hostAddress} is where a channel finds them, {@link #nativeAddress} where
 * this process does.
 */
public final class HostArena implements AutoCloseable {
    private static final int ALIGNMENT = 8;

    private final long base;
    private final int hostBase;
    private final int capacity;
    private int taken;

    /**
     * Host storage at an address of the caller's choice.
     *
     * @param hostBase where it begins for the channel, a multiple of 8
     * @param capacity its bytes
     * @throws IllegalArgumentException when it would not lie below 2 GiB
     */
    public HostArena(int hostBase, int capacity) {
        if (hostBase < 0 || hostBase % ALIGNMENT != 0 || capacity < 0 || hostBase + (long) capacity > 1L << 31) {
            throw new IllegalArgumentException("no place below 2 GiB, on a doubleword: " + Integer.toHexString(hostBase)
                    + ", " + capacity + " bytes");
        }
        this.hostBase = hostBase;
        this.capacity = capacity;
        base = UnsafeApi.allocateMemory(capacity);
    }

    /**
     * Takes storage. It holds whatever was there before.
     *
     * @param bytes a multiple of 8, 0 or more
     * @return its offset, or {@link Errno#ENOMEM} when there is not that much left
     */
    public int take(int bytes) {
        final int offset = taken;
        if (bytes > capacity - offset) {
            return Errno.ENOMEM;
        }
        taken = offset + bytes;
        return offset;
    }

    /** Gives back what lies behind an offset. */
    public void giveBackAfter(int offset) {
        taken = offset;
    }

    /** Gives everything back. */
    public void reset() {
        taken = 0;
    }

    /** Bytes taken since the last {@link #reset}. */
    public int taken() {
        return taken;
    }

    /** Bytes there are. */
    public int capacity() {
        return capacity;
    }

    /** Where this process finds an offset. */
    public long nativeAddress(int offset) {
        return base + offset;
    }

    /** Where a channel finds an offset, 0 to 2^31 - 1. */
    public long hostAddress(int offset) {
        return hostBase + offset;
    }

    /** The offset of a host address; only meaningful for one that lies in this arena. */
    public int offsetOf(long hostAddress) {
        return (int) hostAddress - hostBase;
    }

    @Override
    public void close() {
        UnsafeApi.freeMemory(base);
    }
}
