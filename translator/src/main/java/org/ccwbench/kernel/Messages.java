package org.ccwbench.kernel;

/** The kernel's log. */
@FunctionalInterface
public interface Messages {
    /** One line, without an end of line. */
    void warn(String text);

    /** The log of the platform, under the name {@code org.ccwbench}. */
    static Messages logger() {
        final System.Logger logger = System.getLogger("org.ccwbench");
        return text -> logger.log(System.Logger.Level.WARNING, text);
    }
}
