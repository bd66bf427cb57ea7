package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.ccwbench.suite.gate.Report;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that compare two versions have in common. */
final class ComparisonOptions {
    private static final Duration LEAST = Duration.ofSeconds(20);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Mixin
    private BaselinesFolder baselines = new BaselinesFolder();

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
        return baselines.path();
    }

    /** Time of {@link System#nanoTime} at which the budget is over. */
    long deadline() {
        if (budget.compareTo(LEAST) < 0) {
            throw new UsageException("--budget must be " + LEAST.toSeconds() + "s or more");
        }
        return System.nanoTime() + budget.toNanos();
    }

    /**
     * A new directory for the results of a command.
     *
     * @throws UsageException when there are results in it, or it cannot be made
     */
    Path newFolder(String command) {
        final Path chosen = folder != null ? folder : Path.of("results", NAME.format(Instant.now()) + '-' + command);
        if (Files.exists(chosen.resolve(Report.VERDICT))) {
            throw new UsageException(chosen + ": holds results already: give another directory");
        }
        make(chosen);
        return chosen;
    }

    /**
     * Makes a directory for results, before anything is measured.
     *
     * @throws UsageException when that cannot be done
     */
    static void make(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "try", ".new"));
        } catch (IOException e) {
            throw new UsageException(folder + ": results cannot be written there: " + e.getMessage());
        }
    }
}
