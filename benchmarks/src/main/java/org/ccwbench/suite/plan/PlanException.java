package org.ccwbench.suite.plan;

/** What was asked for cannot be planned. The message is one sentence, and all that is printed. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlanException(String message) {
        super(message);
    }
}
