package org.ccwbench.suite;

import java.nio.file.Path;
import org.ccwbench.suite.results.Baselines;
import picocli.CommandLine.Option;

/** Where the baselines are. */
final class BaselinesFolder {
    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description = "The directory of the baselines; ./baselines when not given.")
    private Path path = Baselines.USUAL;

    Path path() {
        return path;
    }
}
