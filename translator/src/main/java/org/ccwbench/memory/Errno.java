package org.ccwbench.memory;

/**
 * Results as Linux gives them: 0 or a count is good, a negative number says what went wrong. Source: Linux
 * errno-base.h, errno.h.
 */
public final class Errno {
    /** Operation not permitted: a page that may not be written. */
    public static final int EPERM = -1;

    /** I/O error: nothing to start. */
    public static final int EIO = -5;

    /** Bad address: a page that cannot be brought in, or a transfer to nowhere. */
    public static final int EFAULT = -14;

    /** Busy: there is a program already, or a pinned page. */
    public static final int EBUSY = -16;

    /** Invalid argument: an unmapped page, a program that breaks a limit, a call out of turn. */
    public static final int EINVAL = -22;

    private Errno() {}

    /** Name of a result, such as {@code -EINVAL}; the number itself when it is none of these. */
    public static String name(int result) {
        return switch (result) {
            case EPERM -> "-EPERM";
            case EIO -> "-EIO";
            case EFAULT -> "-EFAULT";
            case EBUSY -> "-EBUSY";
            case EINVAL -> "-EINVAL";
            default -> Integer.toString(result);
        };
    }
}
