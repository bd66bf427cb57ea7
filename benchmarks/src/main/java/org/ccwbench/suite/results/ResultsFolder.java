package org.ccwbench.suite.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that results go into. */
public final class ResultsFolder {
    private ResultsFolder() {}

    /**
     * Makes it, with those above it, when there is none.
     *
     * @throws ResultsException when that cannot be done
     */
    public static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ResultsException(folder, "cannot be made a directory", e);
        }
    }
}
