package org.ccwbench.suite;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.view.Digest;
import org.ccwbench.suite.view.Table;

/** Answers of what JFR has just recorded, and how to ask further. */
final class ProfileViews {
    private static final int MOST_BENCHMARKS = 3;
    private static final int MOST_ROWS = 12;

    private ProfileViews() {}

    /**
     * Prints tables of the first recording of each benchmark, unless there are many benchmarks, and a line about more.
     *
     * @param made recordings by what their names begin with
     */
    static void print(Terminal terminal, Map<String, List<Path>> made) {
        final List<Path> firsts = made.entrySet().stream()
                .filter(entry -> ProfileRun.JFR.isOf(entry.getKey()))
                .map(entry -> entry.getValue().get(0))
                .toList();
        if (firsts.isEmpty()) {
            return;
        }
        if (firsts.size() <= MOST_BENCHMARKS) {
            firsts.forEach(file -> new Digest(file)
                    .tables()
                    .forEach((view, table) -> terminal.block("view " + file + ' ' + view, lines(table))));
        }
        final Path file = firsts.get(0);
        terminal.out().println();
        terminal.out()
                .println("more         view " + file + "; with JDK 21 or later: jfr view --width 160 "
                        + new Digest(file).jdkView() + ' ' + file + "; or JDK Mission Control");
    }

    private static List<String> lines(Table table) {
        final StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true), MOST_ROWS);
        return text.toString().lines().toList();
    }
}
