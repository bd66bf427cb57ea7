package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jdk.jfr.Recording;
import org.ccwbench.suite.view.RecordedGuest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code view} on a recording of 3 requests and 2 refusals. */
class ViewCommandTest {
    @TempDir
    private static Path folder;

    private static String file;

    private final Screen screen = Screen.ofPipe();

    @BeforeAll
    static void record() throws Exception {
        try (RecordedGuest guest = new RecordedGuest()) {
            final Recording recording = RecordedGuest.record(1);
            guest.requests(3, false);
            guest.refusals(2);
            file = RecordedGuest.stop(recording, folder.resolve("a.jfr")).toString();
        }
    }

    @Test
    void shouldListTheViewsWithoutOne() {
        assertThat(screen.run("view", file)).isZero();
        assertThat(screen.out().lines()).hasSize(10).anyMatch(line -> line.matches("hot-translations .* 5 ccw.*"));
    }

    @Test
    void shouldPrintATable() {
        assertThat(screen.run("view", file, "refusals-by-reason")).isZero();
        assertThat(screen.out()).isEqualTo("""
                        reason              result  refusals       %  lowest address  highest address
                        SEGMENT_UNREADABLE     -22         2  100.00  7ffff000        7ffff000
                        """);
    }

    @Test
    void shouldPrintCsv() {
        assertThat(screen.run("view", file, "refusals-by-reason", "--csv")).isZero();
        assertThat(screen.out()).isEqualTo("""
                        reason,result,refusals,%,lowest address,highest address
                        SEGMENT_UNREADABLE,-22,2,100.00,7ffff000,7ffff000
                        """);
    }

    @Test
    void shouldPrintJson() {
        assertThat(screen.run("view", file, "refusals-by-reason", "--json")).isZero();
        assertThat(screen.out()).startsWith("{").contains("\"refusals\": 2").endsWith("}\n");
    }

    @Test
    void shouldPrintAsManyRowsAsAskedFor() {
        assertThat(screen.run("view", file, "subchannel-timeline", "--rows", "3"))
                .isZero();
        assertThat(screen.out().lines()).hasSize(5);
        assertThat(screen.lastLine()).isEqualTo("and 11 rows more: --rows sets how many are printed");
    }

    @Test
    void shouldNameTheViewsWhenThereIsNoSuch() {
        assertThat(screen.run("view", file, "weather")).isEqualTo(5);
        assertThat(screen.err())
                .startsWith("there is no view 'weather'")
                .contains("irq-collisions")
                .hasLineCount(1);
    }

    @Test
    void shouldAnswerATruncatedRecordingWithOneSentence() throws Exception {
        final Path half = folder.resolve("half.jfr");
        final byte[] whole = Files.readAllBytes(Path.of(file));
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));

        assertThat(screen.run("view", half.toString(), "pins")).isEqualTo(5);
        assertThat(screen.err()).contains("half.jfr: is truncated").hasLineCount(1);
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void shouldSayThatARecordingHasNoSuchEvents() {
        assertThat(screen.run("view", file, "warmup")).isEqualTo(5);
        assertThat(screen.err())
                .contains("has no ccw.BenchmarkIteration events")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "view none.jfr", "view --rows 0 a.jfr pins", "view a.jfr pins --csv --json"})
    void shouldAnswer5ToAMistake(String line) {
        assertThat(screen.run(line.split(" "))).isEqualTo(5);
        assertThat(screen.err()).isNotEmpty().doesNotContain("\tat ");
        assertThat(screen.out()).isEmpty();
    }
}
