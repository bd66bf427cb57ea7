package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccwbench.suite.plan.Benchmark;
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.plan.JdkHome;
import org.ccwbench.suite.results.Figure;
import org.ccwbench.suite.results.Figures;
import org.ccwbench.suite.results.JmhResult;
import org.ccwbench.suite.view.Table;

/** The table of a run: a row for each figure of each result, with the JVMs that it comes from. */
final class RunTable {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String SORTABLE = "%09d";

    private final List<JdkHome> jdks;

    RunTable(List<JdkHome> jdks) {
        this.jdks = jdks;
    }

    /** Sorted by benchmark, parameters and JDK; numbers in them count as such. */
    Table of(Map<Entry, JmhResult> results) {
        final List<String> columns =
                new ArrayList<>(List.of("benchmark", "parameters", "figure", "median", "lowest", "highest", "forks"));
        if (jdks.size() > 1) {
            columns.add(2, "JDK");
        }
        final List<List<Object>> rows = new ArrayList<>();
        results.keySet().stream()
                .sorted(Comparator.comparing(RunTable::key))
                .forEach(entry -> Figures.of(results.get(entry)).forEach(figure -> rows.add(row(entry, figure))));
        return new Table(columns, rows, List.of());
    }

    private static String key(Entry entry) {
        return DIGITS.matcher(entry.id())
                .replaceAll(
                        number -> Matcher.quoteReplacement(String.format(SORTABLE, Long.parseLong(number.group()))));
    }

    private List<Object> row(Entry entry, Figure figure) {
        final List<Object> row = new ArrayList<>(List.of(
                Benchmark.shortName(entry.benchmark()),
                entry.values(),
                figure.name(),
                figure.median(),
                figure.lowest(),
                figure.highest(),
                figure.forks() < entry.forks() ? figure.forks() + " of " + entry.forks() : "" + figure.forks()));
        if (jdks.size() > 1) {
            row.add(2, jdks.get(entry.jdk()).version());
        }
        return row;
    }
}
