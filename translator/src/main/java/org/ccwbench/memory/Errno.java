package org.ccwbench.memory;

/**
 * Results as Linux gives them: 0 or a count is good, a negative number says what went wrong. Source: Linux
 * errno-base.h, errno.h.
 */
public final class Errno {
    /** Operation not permitted: a page that may not be written. */
    public static final int EPERM = -1;

    /** I/O error: nothing to start, or a subchannel that does not answer. */
    public static final int EIO = -5;

    /** Bad file descriptor: no eventfd. */
    public static final int EBADF = -9;

    /** Try again: somebody else is at it. */
    public static final int EAGAIN = -11;

    /** Out of memory. */
    public static final int ENOMEM = -12;

    /** Permission denied: a path was lost, others are left. */
    public static final int EACCES = -13;

    /** Bad address: a page that cannot be brought in, or a transfer to nowhere. */
    public static final int EFAULT = -14;

    /** Busy: there is a program already, or a pinned page. */
    public static final int EBUSY = -16;

    /** There is one already. */
    public static final int EEXIST = -17;

    /** No such device, or one that is no longer there. */
    public static final int ENODEV = -19;

    /** Invalid argument: an unmapped page, a program that breaks a limit, a call out of turn. */
    public static final int EINVAL = -22;

    /** No such ioctl. */
    public static final int ENOTTY = -25;

    /** All instances are taken. */
    public static final int EUSERS = -87;

    /** Not supported: transport mode, a function that has a region of its own. */
    public static final int EOPNOTSUPP = -95;

    private Errno() {}

    /** Name of a result, such as {@code -EINVAL}; the number itself when it is none of these. */
    public static String name(int result) {
        return switch (result) {
            case EPERM -> "-EPERM";
            case EIO -> "-EIO";
            case EBADF -> "-EBADF";
            case EAGAIN -> "-EAGAIN";
            case ENOMEM -> "-ENOMEM";
            case EACCES -> "-EACCES";
            case EFAULT -> "-EFAULT";
            case EBUSY -> "-EBUSY";
            case EEXIST -> "-EEXIST";
            case ENODEV -> "-ENODEV";
            case EINVAL -> "-EINVAL";
            case ENOTTY -> "-ENOTTY";
            case EUSERS -> "-EUSERS";
            case EOPNOTSUPP -> "-EOPNOTSUPP";
            default -> Integer.toString(result);
        };
    }
}
