package org.ccwbench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytes;
import org.agrona.UnsafeApi;

/** Storage in one piece from guest address 0, anonymous or a mapped file. */
final class ContiguousStorage extends GuestStorage {
    /**
     * glibc takes blocks of more than 32 MiB afresh from the operating system, which hands out zeros; it reuses smaller
     * ones.
     */
    private static final long SURELY_FRESH_BYTES = 64L << 20;

    private final BytesStore<?, ?> bytes;
    private final long address;
    private final long capacity;
    private boolean closed;

    private ContiguousStorage(BytesStore<?, ?> bytes, long capacity) {
        this.bytes = bytes;
        this.address = bytes.addressForRead(0);
        this.capacity = capacity;
    }

    static ContiguousStorage ofZeros(long capacity) {
        final BytesStore<?, ?> bytes = BytesStore.lazyNativeBytesStoreWithFixedCapacity(capacity);
        if (capacity < SURELY_FRESH_BYTES) {
            UnsafeApi.setMemory(bytes.addressForRead(0), capacity, (byte) 0);
        }
        return new ContiguousStorage(bytes, capacity);
    }

    static ContiguousStorage ofFile(Path path) throws IOException {
        final long capacity = Files.size(path);
        if (capacity == 0 || capacity % PageTable.PAGE_BYTES != 0) {
            throw new IOException(path + ": guest storage is whole pages of 4096 bytes, and this file has " + capacity);
        }
        return new ContiguousStorage(MappedBytes.singleMappedBytes(path.toFile(), capacity), capacity);
    }

    @Override
    public long locate(long gpa, int length) {
        return gpa <= capacity - length ? address + gpa : Errno.EFAULT;
    }

    @Override
    public void write(long gpa, byte[] source) {
        if (!GuestRange.isInside(gpa, source.length, capacity)) {
            throw new IndexOutOfBoundsException("guest storage has " + Long.toHexString(capacity)
                    + " bytes, no room for " + source.length + " at " + Long.toHexString(gpa));
        }
        bytes.write(gpa, source, 0, source.length);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            bytes.releaseLast();
        }
    }
}
