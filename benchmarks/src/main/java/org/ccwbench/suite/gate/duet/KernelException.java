package org.ccwbench.suite.gate.duet;

/** A kernel of a version is not there, or translates wrongly. The message says which and how. */
public final class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KernelException(String message, Throwable cause) {
        super(message, cause);
    }
}
