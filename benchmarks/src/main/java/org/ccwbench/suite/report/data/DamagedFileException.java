package org.ccwbench.suite.report.data;

/** A file is not as it must be; the message says how, without the file's name. */
final class DamagedFileException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
