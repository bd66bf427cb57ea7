package org.ccwbench.memory;

/**
 * What a guest has: storage, and the pages through which it may be reached. This is where a guest address is checked,
 * once; what comes back is a native address that needs no further check.
 *
 * <p>Nothing here is atomic but a single aligned load. Whoever reads decides on what it loaded and does not load it
 * again.
 */
public final class GuestMemory {
    private final GuestStorage storage;
    private final PageTable pages;

    /** Storage behind pages. */
    public GuestMemory(GuestStorage storage, PageTable pages) {
        this.storage = storage;
        this.pages = pages;
    }

    /** The guest's pages. */
    public PageTable pages() {
        return pages;
    }

    /**
     * Where the bytes [gpa, gpa + bytes) can be read one behind the other, until the next call. Source: Linux
     * vfio_dma_rw().
     *
     * @param gpa a guest address below 2^63
     * @param bytes 1 to 2048, so that they touch two pages at most
     * @return a native address; or an {@link Errno}: -EINVAL when a page is unmapped, -EPERM when it may not be read,
     *     -EFAULT when it cannot be brought in or the storage ends before
     */
    public long locate(long gpa, int bytes) {
        final int first = pages.readable(gpa);
        if (first != 0) {
            return first;
        }
        final long last = gpa + bytes - 1;
        if ((gpa ^ last) >>> PageTable.PAGE_SHIFT != 0) {
            final int second = pages.readable(last);
            if (second != 0) {
                return second;
            }
        }
        return storage.locate(gpa, bytes);
    }
}
