package org.ccwbench.memory;

import org.agrona.UnsafeApi;

/**
 * The pages that one channel program holds, in the order in which they were pinned; a page stands here once for each of
 * its pins. An entry is a handle, which only the {@link PageTable} that gave it understands. Source: Linux
 * vfio_ccw_cp.c, struct page_array.
 */
public final class PinList implements AutoCloseable {
    final long handles;
    private final int capacity;
    int count;

    /** A list with room for that many pins. */
    public PinList(int capacity) {
        this.capacity = capacity;
        handles = UnsafeApi.allocateMemory((long) capacity * Integer.BYTES);
    }

    /** Pins in the list. */
    public int count() {
        return count;
    }

    /** Most pins that the list has room for. */
    public int capacity() {
        return capacity;
    }

    int handle(int index) {
        return UnsafeApi.getInt(handles + ((long) index << 2));
    }

    @Override
    public void close() {
        UnsafeApi.freeMemory(handles);
    }
}
