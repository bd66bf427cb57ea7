package org.ccwbench.suite.gate.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of work counters: one line a fixture, sorted, and what is said of what differs. */
class CountersFileTest {
    private static final Counts COUNTS = Counts.of(8, 3, 7, 1, 1, 4, 1, 2);

    @TempDir
    private Path folder;

    @Test
    void shouldPrintAFixtureInALineSortedByName() {
        final SortedMap<String, Counts> counts = new TreeMap<>(Map.of("b/x", COUNTS, "a/y", COUNTS));
        assertThat(CountersFile.print(counts).lines())
                .containsExactly(
                        "{",
                        "  \"a/y\": {\"guestBytes\": 8, \"pageWalks\": 3, \"tableAccesses\": 7, \"pinCalls\": 1,"
                                + " \"pages\": 1, \"hostWords\": 4, \"segments\": 1, \"events\": 2},",
                        "  \"b/x\": {\"guestBytes\": 8, \"pageWalks\": 3, \"tableAccesses\": 7, \"pinCalls\": 1,"
                                + " \"pages\": 1, \"hostWords\": 4, \"segments\": 1, \"events\": 2}",
                        "}");
    }

    @Test
    void shouldReadWhatItWrote() throws IOException {
        final SortedMap<String, Counts> counts = new TreeMap<>(Map.of("b/x", COUNTS));
        final Path file = folder.resolve("counters.json");
        CountersFile.write(file, counts);
        assertThat(CountersFile.read(file)).isEqualTo(counts);
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\": 1}", "{\"a\": {\"guestBytes\": 8}}", "{\"a\": {", "nonsense"})
    void shouldSayWhichFileIsNone(String text) {
        assertThatThrownBy(() -> CountersFile.parse(text, "some.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("some.json: not a file of work counters: ");
    }

    @Test
    void shouldNameEachCounterThatChanged() {
        final Counts more = Counts.of(16, 3, 7, 1, 1, 3, 1, 2);
        assertThat(more.changesFrom(COUNTS)).containsExactly("guest bytes read 8 -> 16", "host words written 4 -> 3");
        assertThat(more.isMoreThan(COUNTS)).isTrue();
        assertThat(COUNTS.changesFrom(COUNTS)).isEmpty();
        assertThat(COUNTS.isMoreThan(COUNTS)).isFalse();
        assertThat(Counts.of(8, 2, 7, 1, 1, 4, 1, 2).isMoreThan(COUNTS)).isFalse();
    }
}
