package org.ccwbench.memory;

import java.io.IOException;
import java.nio.file.Path;

/** Guest storage: bytes at 64-bit guest addresses. What of it the guest may reach is the {@link PageTable}'s to say. */
public abstract class GuestStorage implements AutoCloseable {

    /** For what is storage somewhere else. */
    protected GuestStorage() {}

    /**
     * Storage of zeros, taken from the operating system page by page as it is touched. May be larger than 2 GiB. That
     * it begins with zeros is ensured below 64 MiB; above, it relies on a C library that does not reuse blocks of that
     * size, as glibc does not.
     */
    public static GuestStorage anonymous(long bytes) {
        return ContiguousStorage.ofZeros(bytes);
    }

    /**
     * Storage that is a file, such as a memory image taken from a guest. May be larger than 2 GiB; writes reach the
     * file.
     *
     * @throws IOException when the file cannot be mapped or is not whole pages, one or more
     */
    public static GuestStorage mapped(Path file) throws IOException {
        return ContiguousStorage.ofFile(file);
    }

    /** Storage at any 64-bit address, made of pages as they are written; for small programs at wild addresses. */
    public static GuestStorage sparse() {
        return new SparseStorage();
    }

    /**
     * Where the bytes [gpa, gpa + bytes) can be read one behind the other, until the next call.
     *
     * @param gpa a guest address below 2^63
     * @param bytes 1 to 2048
     * @return a native address, or {@link Errno#EFAULT} when the storage ends before
     */
    public abstract long locate(long gpa, int bytes);

    /**
     * Writes bytes, as the guest does.
     *
     * @throws IndexOutOfBoundsException when the storage ends before
     */
    public abstract void write(long gpa, byte[] bytes);

    @Override
    public abstract void close();
}
