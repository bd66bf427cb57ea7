package org.ccwbench.suite.gate.duet;

import java.io.IOException;

/** Runs forks, or what a test has in their place. */
@FunctionalInterface
public interface ForkRunner extends AutoCloseable {
    /**
     * Runs one.
     *
     * @throws IOException when its JVM does not do what it should
     */
    ForkResult run(ForkTask task) throws IOException;

    @Override
    default void close() {}
}
