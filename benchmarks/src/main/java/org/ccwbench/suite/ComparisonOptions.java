package org.ccwbench.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.ccwbench.suite.results.Baselines;
import picocli.CommandLine.Option;

/** What commands that compare two versions have in common. */
final class ComparisonOptions {
    private static final Duration LEAST = Duration.ofSeconds(20);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description = "The directory of the baselines; ./baselines when not given.")
    private Path baselines = Baselines.USUAL;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "6m",
            converter = BudgetConverter.class,
            description = "No fork is begun after this time that is not needed; 6m when not given.")
    private Duration budget;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Writes verdict.json, summary.md and all raw data into this directory; a new one below"
                    + " results when not given.")
    private Path folder;

    Path baselines() {
        return baselines;
    }

    /** Time of {@link System#nanoTime} at which the budget is over. */
    long deadline() {
        if (budget.compareTo(LEAST) < 0) {
            throw new UsageException("--budget must be " + LEAST.toSeconds() + "s or more");
        }
        return System.nanoTime() + budget.toNanos();
    }

    /** Where the results of a command go. */
    Path folder(String command) {
        return folder != null ? folder : Path.of("results", NAME.format(Instant.now()) + '-' + command);
    }
}
