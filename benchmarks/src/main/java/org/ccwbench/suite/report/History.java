package org.ccwbench.suite.report;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ccwbench.suite.report.data.Problem;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;

/** A file with a line for each run, gate and comparison that was ever in a report with it. */
final class History {
    private final Path file;
    private final List<HistoryLine> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean endsInLine;

    private History(Path file) {
        this.file = file;
    }

    /** Reads a file, which need not be there yet. Lines that cannot be read stay in it. */
    static History read(Path file) throws IOException {
        final History history = new History(file);
        if (Files.exists(file)) {
            final String text = Files.readString(file);
            history.endsInLine = !text.isEmpty() && !text.endsWith("\n");
            final List<String> all = text.lines().toList();
            for (int i = 0; i < all.size(); i++) {
                history.parse(i + 1, all.get(i));
            }
        }
        return history;
    }

    private void parse(int number, String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            lines.add(HistoryLine.parse(line));
        } catch (JsonParseException e) {
            problems.add(new Problem(file + ", line " + number, "is no line of a history, and left out"));
        }
    }

    /** Adds the runs that it does not have yet. @return how many */
    int append(Results results) throws IOException {
        final StringBuilder text = new StringBuilder(endsInLine ? "\n" : "");
        int added = 0;
        for (final Run run : results.runs()) {
            final Optional<HistoryLine> line = HistoryLine.of(run);
            if (line.isPresent() && lines.stream().noneMatch(line.get()::isOf)) {
                lines.add(line.get());
                text.append(line.get().toJson()).append('\n');
                added++;
            }
        }
        if (added > 0) {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            endsInLine = false;
        }
        return added;
    }

    /** All runs, in the order of their time. */
    List<HistoryLine> lines() {
        return lines.stream()
                .sorted((left, right) -> left.started().compareTo(right.started()))
                .toList();
    }

    /** Lines that could not be read. */
    List<Problem> problems() {
        return problems;
    }
}
