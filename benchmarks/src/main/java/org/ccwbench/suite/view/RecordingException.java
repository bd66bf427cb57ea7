package org.ccwbench.suite.view;

/** A file is no recording, or not one that can answer. The message is one sentence for whoever named the file. */
public final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordingException(String message) {
        super(message);
    }

    RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
