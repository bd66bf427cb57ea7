package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ccwbench.suite.gate.counters.CountersFile;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.gate.counters.WorkCounters;

/** Changes what fixtures may cost, one by one and in sight. */
final class CounterAcceptance {
    private final Terminal terminal;
    private final Path file;
    private final Map<String, String> environment;

    /**
     * Changes a file.
     *
     * @param file the file of work counters among the sources
     * @param environment environment variables
     */
    CounterAcceptance(Terminal terminal, Path file, Map<String, String> environment) {
        this.terminal = terminal;
        this.file = file;
        this.environment = environment;
    }

    /** Counts fixtures, prints what changes and writes it. */
    int accept(List<String> fixtures) throws IOException {
        if (environment.containsKey("CI")) {
            throw new UsageException("A build accepts no counters: the environment variable CI is set.");
        }
        if (!Files.isRegularFile(file)) {
            throw new UsageException(file + ": there is no such file; --counters FILE names it, or call this where the"
                    + " sources are");
        }
        final SortedMap<String, Counts> committed = read();
        final SortedMap<String, Counts> counted = new WorkCounters().countAll();
        for (final String fixture : fixtures) {
            final Counts now = counted.get(fixture);
            final Counts before = committed.get(fixture);
            if (now == null && before == null) {
                throw new UsageException("there is no fixture " + fixture + ": names are those of the library, such as "
                        + counted.firstKey() + ", and shapes, such as " + counted.lastKey());
            }
            terminal.out().println(fixture + ": " + change(before, now));
            if (now == null) {
                committed.remove(fixture);
            } else {
                committed.put(fixture, now);
            }
        }
        CountersFile.write(file, committed);
        terminal.out().println("written to " + file + "; commit it with what changed the work");
        return ExitCode.OK;
    }

    private SortedMap<String, Counts> read() throws IOException {
        try {
            return CountersFile.read(file);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static String change(Counts before, Counts now) {
        if (before == null) {
            return "new";
        }
        if (now == null) {
            return "gone";
        }
        final List<String> changes = now.changesFrom(before);
        return changes.isEmpty() ? "unchanged" : String.join(", ", changes);
    }
}
