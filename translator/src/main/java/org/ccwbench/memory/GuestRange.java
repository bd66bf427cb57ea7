package org.ccwbench.memory;

/** The one comparison of a guest range with storage. */
final class GuestRange {
    private GuestRange() {}

    /** Whether the whole of [gpa, gpa + bytes) lies below {@code storageBytes}; touching the end is inside. */
    static boolean isInside(long gpa, long bytes, long storageBytes) {
        return gpa >= 0 && bytes >= 0 && bytes <= storageBytes && gpa <= storageBytes - bytes;
    }
}
