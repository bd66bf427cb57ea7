package org.ccwbench.suite.gate;

/** Something that the gate was given is not as it must be. The message is a sentence that says what to do. */
public final class GateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GateException(String message) {
        super(message);
    }

    /** For a baseline of which a kernel fails. */
    public static GateException ofBaseline(String failure) {
        return new GateException("the baseline cannot be run here: " + failure);
    }
}
