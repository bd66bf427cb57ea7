package org.ccwbench.check;

import java.util.Arrays;
import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * Guest storage that notices who writes to it or looks beside what was located. Each window is given out as a copy
 * between two guards full of one byte. A write to the window or to a guard is seen when the next window is asked for; a
 * read of a guard finds another byte in another run.
 */
final class GuardedStorage extends GuestStorage {
    private static final int GUARD_BYTES = 256;
    private static final int MOST_BYTES = PageTable.PAGE_BYTES;

    private final GuestStorage storage;
    private final byte guard;
    private final long block = UnsafeApi.allocateMemory(2L * GUARD_BYTES + MOST_BYTES);
    private byte[] expected = new byte[0];
    private int windows;
    private boolean touched;

    GuardedStorage(GuestStorage storage, byte guard) {
        this.storage = storage;
        this.guard = guard;
    }

    /** How often something was located. */
    int windows() {
        return windows;
    }

    /** Whether anything but guest storage itself was written. */
    boolean isTouched() {
        check();
        return touched;
    }

    @Override
    public long locate(long gpa, int bytes) {
        check();
        final long located = storage.locate(gpa, bytes);
        if (located < 0) {
            return located;
        }
        windows++;
        expected = new byte[2 * GUARD_BYTES + bytes];
        Arrays.fill(expected, guard);
        UnsafeApi.copyMemory(null, located, expected, BufferUtil.ARRAY_BASE_OFFSET + GUARD_BYTES, bytes);
        UnsafeApi.copyMemory(expected, BufferUtil.ARRAY_BASE_OFFSET, null, block, expected.length);
        return block + GUARD_BYTES;
    }

    private void check() {
        final byte[] found = new byte[expected.length];
        UnsafeApi.copyMemory(null, block, found, BufferUtil.ARRAY_BASE_OFFSET, found.length);
        touched |= !Arrays.equals(found, expected);
    }

    @Override
    public void write(long gpa, byte[] bytes) {
        storage.write(gpa, bytes);
    }

    @Override
    public void close() {
        storage.close();
        UnsafeApi.freeMemory(block);
    }
}
