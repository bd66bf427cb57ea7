package org.ccwbench.memory;

/**
 * Host storage below 2 GiB for the CCWs and IDALs of one host program: taken from the front, given back all at once. It
 * has room for the largest program there can be, so taking is not checked. Storage is named by its native address;
 * {@link #hostAddress} is where a channel finds it.
 */
public final class HostArena implements AutoCloseable {
    private static final int ALIGNMENT = 64;

    private final NativeBlocks blocks = new NativeBlocks();
    private final long base;
    private final int capacity;
    private final long toHost;
    private long next;

    /**
     * Host storage at an address of the caller's choice.
     *
     * @param hostBase where it begins for the channel, a multiple of 8
     * @param capacity its bytes: the most that one program can take
     * @throws IllegalArgumentException when it would not lie below 2 GiB
     */
    public HostArena(int hostBase, int capacity) {
        if (hostBase < 0 || hostBase % Long.BYTES != 0 || capacity < 0 || hostBase + (long) capacity > 1L << 31) {
            throw new IllegalArgumentException("no place below 2 GiB, on a doubleword: " + Integer.toHexString(hostBase)
                    + ", " + capacity + " bytes");
        }
        this.capacity = capacity;
        base = blocks.untouched((long) capacity + ALIGNMENT) + ALIGNMENT - 1 & -ALIGNMENT;
        toHost = hostBase - base;
        next = base;
        Occupancy.add(this);
    }

    /** Native address of the first byte that is not taken. What is there may be anything. */
    public long next() {
        return next;
    }

    /** Takes everything in front of a native address, which is at or behind {@link #next} and a multiple of 8. */
    public void takeUpTo(long end) {
        next = end;
    }

    /** Gives everything back. */
    public void reset() {
        next = base;
    }

    /** Bytes taken since the last {@link #reset}. */
    public int taken() {
        return (int) (next - base);
    }

    /** Bytes there are. */
    public int capacity() {
        return capacity;
    }

    /** Where a channel finds a native address of this arena, 0 to 2^31. */
    public long hostAddress(long address) {
        return address + toHost;
    }

    /** Where this process finds a host address of this arena. */
    public long nativeAddress(long hostAddress) {
        return hostAddress - toHost;
    }

    @Override
    public void close() {
        Occupancy.remove(this);
        blocks.close();
    }
}
