package org.ccwbench.suite.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ccwbench.suite.machine.Environment;

/**
 * A version that later ones are compared with: its jar, which can be run again, and what it was on.
 *
 * @param name what it is called
 * @param folder where it is kept
 * @param saved when, in UTC, such as 2026-11-22T20:31:16Z
 * @param environment where it was saved
 */
public record Baseline(String name, Path folder, String saved, Environment environment) {
    static final String JAR = "benchmarks.jar";
    static final String ENVIRONMENT = "environment.json";
    static final String COUNTERS = "counters.json";
    static final String RUN = "run";

    /** The jar. */
    public Path jar() {
        return folder.resolve(JAR);
    }

    /** The work counters that came with the jar. */
    public Optional<Path> counters() {
        return Optional.of(folder.resolve(COUNTERS)).filter(Files::exists);
    }

    /**
     * The results that were given to it.
     *
     * @throws ResultsException when they cannot be read
     */
    public Optional<RunFolder> run() {
        return Optional.of(folder.resolve(RUN)).filter(Files::isDirectory).map(RunFolder::open);
    }
}
