package org.ccwbench.memory;

import org.agrona.UnsafeApi;
import org.agrona.collections.LongArrayList;

/** Blocks of native memory that are freed together. */
final class NativeBlocks implements AutoCloseable {
    private final LongArrayList addresses = new LongArrayList();
    private long bytes;

    /** A new block; what is in it may be anything. Its native address is never 0. */
    long untouched(long length) {
        final long address = UnsafeApi.allocateMemory(length);
        addresses.addLong(address);
        bytes += length;
        return address;
    }

    /** A new block of zeros. */
    long zeroed(long length) {
        final long address = untouched(length);
        UnsafeApi.setMemory(address, length, (byte) 0);
        return address;
    }

    /** Bytes of all blocks. */
    long bytes() {
        return bytes;
    }

    /** Frees the blocks; a second time there are none. */
    @Override
    public void close() {
        addresses.forEachLong(UnsafeApi::freeMemory);
        addresses.clear();
        bytes = 0;
    }
}
