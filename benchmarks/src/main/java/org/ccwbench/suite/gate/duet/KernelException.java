package org.ccwbench.suite.gate.duet;

/** A kernel of a version is not there, or translates wrongly. The message says which and how. */
public final class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a kernel said that failed elsewhere. */
    public KernelException(String message) {
        this(message, null);
    }

    KernelException(String message, Throwable cause) {
        super(message, cause);
    }
}
