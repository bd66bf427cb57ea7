package org.ccwbench.suite.report.data;

/**
 * A file that is not in the report.
 *
 * @param file its path
 * @param why in words
 */
public record Problem(String file, String why) {
    @Override
    public String toString() {
        return file + ": " + why;
    }
}
