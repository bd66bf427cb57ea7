package org.ccwbench.suite;

/** A mistake of whoever called the suite. The message is one sentence, and all that is printed. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
