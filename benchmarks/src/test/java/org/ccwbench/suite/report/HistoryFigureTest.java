package org.ccwbench.suite.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ccwbench.suite.gate.counters.Counter;
import org.ccwbench.suite.gate.counters.CountersFile;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.results.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gates leave in a history, and how it is shown. */
class HistoryFigureTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("history.jsonl");
    }

    /** A gate of some second, with counters that are so much more than this version's in one fixture. */
    private Path gate(int second, int more) throws IOException {
        final Path gate = SampleDirectories.copy("gate", Files.createDirectory(folder.resolve("at" + second)));
        final SortedMap<String, Counts> counters = new TreeMap<>(CountersFile.bundled());
        final long[] values = counters.get(counters.firstKey()).values().stream()
                .mapToLong(Long::longValue)
                .toArray();
        values[Counter.PAGE_WALKS.ordinal()] += more;
        counters.put(counters.firstKey(), Counts.of(values));
        CountersFile.write(gate.resolve("counters.json"), counters);
        Files.writeString(gate.resolve("noise.jsonl"), "{\"t\": " + 1_000L * second + "}\n");
        return gate;
    }

    private int append(Path... places) throws IOException {
        return History.read(file).append(Results.read(List.of(places)));
    }

    private String figure() throws IOException {
        return HistoryFigure.of(Optional.of(History.read(file))).html();
    }

    @Test
    void shouldRememberTheCountersAndTimesOfAGateOnce() throws IOException {
        final Path gate = gate(60, 0);

        assertThat(append(gate)).isEqualTo(1);
        assertThat(append(gate)).isZero();

        final HistoryLine line = History.read(file).lines().get(0);
        assertThat(line.started()).isEqualTo("1970-01-01T00:01:00Z");
        assertThat(line.run()).isEqualTo("gate run.jar");
        assertThat(line.counters()).hasSize(Counter.values().length);
        assertThat(line.counters().get("pageWalks"))
                .isEqualTo(CountersFile.bundled().values().stream()
                        .mapToLong(counts -> counts.get(Counter.PAGE_WALKS))
                        .sum());
        assertThat(line.medians()).hasSize(5);
        final HistoryLine.Median time = line.medians().get("translate.direct1.hot: ns");
        assertThat(time.value()).isEqualTo(16.186160137917675 * 1.0047903119401318);
        assertThat(time.forks()).isEqualTo(8);
    }

    @Test
    void shouldTellGatesOfTwoMachinesApart() throws IOException {
        final Path here = gate(60, 0);
        final Path there = SampleDirectories.copy("gate", Files.createDirectory(folder.resolve("there")));
        Files.copy(here.resolve("noise.jsonl"), there.resolve("noise.jsonl"));
        final Path verdict = there.resolve("verdict.json");
        Files.writeString(verdict, Files.readString(verdict).replace("\"processors\": \"2\"", "\"processors\": \"8\""));

        assertThat(append(here, there)).isEqualTo(2);
    }

    @Test
    void shouldRememberAGateThatHasTimedNothingByItsVerdict() throws IOException {
        final Path gate = gate(60, 0);
        Files.delete(gate.resolve("noise.jsonl"));
        Files.setLastModifiedTime(gate.resolve("verdict.json"), FileTime.from(Instant.parse("2026-11-28T10:00:01Z")));
        final Path zip = folder.resolve("gate.zip");
        Archive.write(gate, zip);

        assertThat(append(gate)).isEqualTo(1);
        assertThat(append(zip)).isZero();
        assertThat(History.read(file).lines().get(0).started()).isEqualTo("2026-11-28T10:00:01Z");
    }

    @Test
    void shouldMarkEveryChangeOfACounterAndDrawNoOther() throws IOException {
        append(gate(1, 0), gate(2, 0), gate(3, 32), gate(4, 32));

        final String html = figure();

        assertThat(html)
                .contains(">pageWalks</text>", ">of all fixtures</text>", "Work counters from gate to gate")
                .doesNotContain(">pinCalls</text>")
                .containsPattern("<td>pageWalks</td><td class=\"number\">4</td><td class=\"number\">(\\d+)</td>"
                        + "<td class=\"number\">\\d+</td><td class=\"number\">1</td>")
                .containsPattern("<td>pinCalls</td><td class=\"number\">4</td><td class=\"number\">(\\d+)</td>"
                        + "<td class=\"number\">\\1</td><td class=\"number\">0</td>");
    }

    @Test
    void shouldNotSetCountersOfOtherFixturesBesideTheLastOnes() throws IOException {
        final Path other = gate(1, 32);
        final Path verdict = other.resolve("verdict.json");
        Files.writeString(verdict, Files.readString(verdict).replace("52acef23", "00000000"));
        append(other, gate(2, 0), gate(3, 0));

        assertThat(figure())
                .contains("<td>pageWalks</td><td class=\"number\">2</td>")
                .doesNotContain("Work counters from gate to gate");
    }

    @Test
    void shouldSayWhereCountersWouldComeFrom() throws IOException {
        append(SampleDirectories.of("part1"));

        assertThat(figure()).contains("No run has work counters: those of a gate are added with report GATE");
    }
}
