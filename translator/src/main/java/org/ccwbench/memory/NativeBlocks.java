package org.ccwbench.memory;

import org.agrona.UnsafeApi;
import org.agrona.collections.LongArrayList;

/** Blocks of native memory that are freed together. */
final class NativeBlocks implements AutoCloseable {
    private final LongArrayList addresses = new LongArrayList();
    private long bytes;

    /** A new block of zeros; its native address is never 0. */
    long zeroed(int length) {
        final long address = UnsafeApi.allocateMemory(length);
        UnsafeApi.setMemory(address, length, (byte) 0);
        addresses.addLong(address);
        bytes += length;
        return address;
    }

    /** Bytes of all blocks. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        addresses.forEachLong(UnsafeApi::freeMemory);
        addresses.clear();
    }
}
