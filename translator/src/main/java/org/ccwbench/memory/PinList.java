package org.ccwbench.memory;

import org.agrona.UnsafeApi;

/**
 * The pages that one channel program holds, in the order in which they were pinned; a page stands here once for each of
 * its pins. An entry is a handle, which only the {@link PageTable} that gave it understands. Source: Linux
 * vfio_ccw_cp.c, struct page_array.
 */
public final class PinList implements AutoCloseable {
    /** Bytes of a handle. */
    public static final int HANDLE_BYTES = Integer.BYTES;

    private final NativeBlocks blocks = new NativeBlocks();
    private final long handles;
    private final int capacity;
    int count;

    /** A list with room for that many pins. */
    public PinList(int capacity) {
        this.capacity = capacity;
        handles = blocks.untouched((long) capacity * HANDLE_BYTES);
        Occupancy.add(this);
    }

    /** Pins in the list. */
    public int count() {
        return count;
    }

    /** Most pins that the list has room for. */
    public int capacity() {
        return capacity;
    }

    /** Native address of the 4 bytes of a pin; those at {@link #count} are the next one's. */
    public long address(int index) {
        return handles + (long) index * HANDLE_BYTES;
    }

    /** Makes the list that long: its handles stand where {@link #address} said. */
    public void count(int pins) {
        count = pins;
    }

    int handle(int index) {
        return UnsafeApi.getInt(address(index));
    }

    @Override
    public void close() {
        Occupancy.remove(this);
        blocks.close();
    }
}
