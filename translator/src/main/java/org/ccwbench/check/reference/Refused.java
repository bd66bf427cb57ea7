package org.ccwbench.check.reference;

/** A program cannot be translated. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    static final int EPERM = -1;
    static final int EFAULT = -14;
    static final int EINVAL = -22;

    private final int errno;
    private final String reason;
    private final long at;

    /**
     * A refusal.
     *
     * @param errno negative
     * @param reason name of the cause
     * @param at the guest address that caused it
     */
    Refused(int errno, String reason, long at) {
        super(reason);
        this.errno = errno;
        this.reason = reason;
        this.at = at;
    }

    int errno() {
        return errno;
    }

    String reason() {
        return reason;
    }

    long at() {
        return at;
    }
}
