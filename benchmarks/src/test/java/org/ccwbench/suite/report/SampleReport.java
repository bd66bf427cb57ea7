package org.ccwbench.suite.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ccwbench.suite.gate.counters.Counter;
import org.ccwbench.suite.gate.counters.CountersFile;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;

/** What real commands have left, and a report of it in which every figure has something to show. */
final class SampleReport {
    /** Figures of a report. */
    static final int FIGURES = 12;

    /** Pictures that the report of the whole sample has at least. */
    static final int PICTURES = 20;

    private static final int RUNS = 14;
    private static final int SLOWER_FROM = 8;
    private static final String[] DAYS = {"2026-10-%02dT12:00:00Z", "2026-11-%02dT12:00:00Z"};

    private SampleReport() {}

    /** All of it, with counters that changed and a history. */
    static Report whole(Path folder) throws IOException {
        final Path gate = SampleDirectories.copy("gate", folder);
        writeCounters(gate);
        final Path every = VerdictFigureTest.judged(
                Files.createDirectories(folder.resolve("every")),
                VerdictFigureTest.kernel("translate.direct1.hot", "slower", 1.1, 0.02, "0.015", "null"),
                VerdictFigureTest.kernel("translate.eckd12.hot", "faster", 0.92, 0.02, "0.02", "null"),
                VerdictFigureTest.kernel("translate.idal256.pool", "not_decided", 1.02, 0.05, "0.06", "48"));
        final Report report = Report.of(List.of(
                gate,
                every,
                SampleDirectories.of("part1"),
                SampleDirectories.of("part2"),
                SampleDirectories.of("check1"),
                SampleDirectories.of("check2"),
                SampleDirectories.of("load")));
        report.remember(history(folder));
        return report;
    }

    /** The counters of this version, and some that were a little different. */
    static void writeCounters(Path gate) throws IOException {
        final SortedMap<String, Counts> now = CountersFile.bundled();
        final SortedMap<String, Counts> before = new TreeMap<>();
        int number = 0;
        for (final String fixture : now.keySet()) {
            before.put(fixture, number++ % 25 == 0 ? changed(now.get(fixture), number) : now.get(fixture));
        }
        CountersFile.write(gate.resolve("counters.json"), now);
        CountersFile.write(gate.resolve("counters-before.json"), before);
    }

    private static Counts changed(Counts counts, int number) {
        final long[] values = new long[Counter.values().length];
        for (final Counter counter : Counter.values()) {
            values[counter.ordinal()] = counts.get(counter);
        }
        values[Counter.GUEST_BYTES.ordinal()] += number % 2 == 0 ? -8 : 8L * (number % 7);
        values[Counter.PAGE_WALKS.ordinal()] += number % 3 == 0 ? 1 : 0;
        return Counts.of(values);
    }

    /** A history of runs like that of the first part, the later ones of which are slower by a tenth. */
    static Path history(Path folder) throws IOException {
        final Run run =
                Results.read(List.of(SampleDirectories.of("part1"))).runs().get(0);
        final HistoryLine line = HistoryLine.of(run).orElseThrow();
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            final double factor = (i < SLOWER_FROM ? 1 : 1.1) * (1 + 0.01 * Math.sin(7 * i));
            final TreeMap<String, HistoryLine.Median> medians = new TreeMap<>();
            line.medians()
                    .forEach((name, median) -> medians.put(
                            name,
                            new HistoryLine.Median(
                                    name.contains("hot") ? median.value() * factor : median.value(), 2)));
            lines.add(new HistoryLine(
                            String.format(DAYS[i / 10], 1 + 2 * (i % 10)),
                            line.run(),
                            line.environment(),
                            medians,
                            line.counters())
                    .toJson());
        }
        return Files.write(folder.resolve("history.jsonl"), lines);
    }
}
