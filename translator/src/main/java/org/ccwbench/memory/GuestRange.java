package org.ccwbench.memory;

/** The comparison of a range with what has that many bytes or pages. */
final class GuestRange {
    private GuestRange() {}

    /** Whether the whole of [gpa, gpa + bytes) lies below {@code storageBytes}; touching the end is inside. */
    static boolean isInside(long gpa, long bytes, long storageBytes) {
        return gpa >= 0 && bytes >= 0 && bytes <= storageBytes && gpa <= storageBytes - bytes;
    }
}
