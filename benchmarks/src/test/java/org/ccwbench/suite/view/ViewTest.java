package org.ccwbench.suite.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Name;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Answers from a recording of 10 requests, 4 of them with an interruption while they were translated, and 3 refusals.
 */
class ViewTest {
    @TempDir
    private static Path folder;

    private static Recording all;
    private static Recording sampled;
    private static Recording foreign;

    @BeforeAll
    static void record() throws Exception {
        try (RecordedGuest guest = new RecordedGuest()) {
            final jdk.jfr.Recording recording = RecordedGuest.record(1);
            guest.requests(6, false);
            guest.requests(4, true);
            guest.refusals(3);
            all = new Recording(RecordedGuest.stop(recording, folder.resolve("all.jfr")));
            final jdk.jfr.Recording some = RecordedGuest.record(8);
            guest.requests(64, false);
            sampled = new Recording(RecordedGuest.stop(some, folder.resolve("some.jfr")));
        }
        final jdk.jfr.Recording other = new jdk.jfr.Recording();
        other.start();
        new Foreign().commit();
        foreign = new Recording(RecordedGuest.stop(other, folder.resolve("foreign.jfr")));
    }

    /** An event of somebody else. */
    @Name("someone.Else")
    static final class Foreign extends Event {}

    @Test
    void shouldCountTranslationsByShape() {
        final Table table = View.HOT_TRANSLATIONS.of(all, false);

        assertThat(front(table, 6))
                .containsExactlyInAnyOrder(
                        List.of(1, 1, 1, 1, "translated", 10L), List.of(0, 0, 0, 0, "SEGMENT_UNREADABLE", 3L));
        assertThat(table.rows()).allSatisfy(ViewTest::assertRisingPercentiles);
        assertThat(table.rows().stream().mapToDouble(row -> (double) row.get(6)).sum())
                .isBetween(99.99, 100.01);
    }

    @Test
    void shouldCountRefusalsByReason() {
        assertThat(View.REFUSALS_BY_REASON.of(all, false).rows())
                .containsExactly(List.of("SEGMENT_UNREADABLE", -22, 3L, 100.0, "7ffff000", "7ffff000"));
    }

    @Test
    void shouldSayThatNothingWasRefused() {
        final Table table = View.REFUSALS_BY_REASON.of(sampled, false);

        assertThat(table.rows()).isEmpty();
        assertThat(table.notes()).containsExactly("Nothing was refused.");
    }

    @Test
    void shouldMeasureInterruptionsFromTheIntendedTimeAndFromTheDriver() {
        final Table table = View.IRQ_LATENCY.of(all, false);

        assertThat(front(table, 4))
                .containsExactly(List.of("final", "intended time", 10L, 0L), List.of("final", "driver", 10L, 0L));
        assertThat((long) table.rows().get(0).get(4))
                .as("the median from the intended time, which was 1 ms before at least")
                .isGreaterThan(1_000_000);
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void shouldTellProgramsWithAnInterruptionFromOthers() {
        final Table table = View.IRQ_COLLISIONS.of(all, false);

        assertThat(front(table, 2)).containsExactly(List.of("with an interruption", 4L), List.of("without one", 9L));
        assertThat((double) table.rows().get(0).get(2)).isBetween(30.76, 30.78);
    }

    @Test
    void shouldCountWhatEventsLedTo() {
        assertThat(front(View.STATE_CHANGES.of(all, false), 4))
                .containsExactly(
                        List.of("CP_PENDING", "INTERRUPT", "CP_PENDING", 10L),
                        List.of("CP_PENDING", "IO_WORK", "IDLE", 10L),
                        List.of("IDLE", "IO_REQ", "CP_PENDING", 10L),
                        List.of("IDLE", "IO_REQ", "IDLE", 3L));
    }

    @Test
    void shouldTellWhatHappenedOnASubchannelInOrder() {
        final Table table = View.SUBCHANNEL_TIMELINE.of(all, false);

        assertThat(table.rows()).hasSize(43).allMatch(row -> row.get(0).equals("0.0.0007"));
        assertThat(table.rows())
                .extracting(row -> row.get(2))
                .startsWith("IO_REQ", "INTERRUPT", "delivery", "IO_WORK", "IO_REQ")
                .endsWith("IO_REQ", "IO_REQ", "IO_REQ");
        assertThat(table.rows()).extracting(row -> (Long) row.get(1)).isSorted().startsWith(0L);
        assertThat(table.rows().get(0).get(4)).isEqualTo("IDLE to CP_PENDING");
        assertThat(table.rows().get(2).get(4).toString()).matches("final, \\d+ ns after its intended time");
    }

    @Test
    void shouldCountProgramsByThePagesTheyHeld() {
        assertThat(front(View.PINS.of(all, false), 4)).containsExactly(List.of(1, 10L, "2000", "2000"));
    }

    @Test
    void shouldSayThatOnlySomeWereRecorded() {
        final Table table = View.HOT_TRANSLATIONS.of(sampled, false);

        assertThat(front(table, 6)).containsExactly(List.of(1, 1, 1, 1, "translated", 8L));
        assertThat(table.notes()).containsExactly("One ccw.Translate in 8 was recorded.");
        assertThat(View.IRQ_COLLISIONS.of(sampled, false).notes())
                .anyMatch(note -> note.contains("+ccw.Interrupt#every=1"));
    }

    @Test
    void shouldSayThatNoBenchmarkWasRecorded() {
        assertThat(View.DEOPTS.of(all, false).notes()).contains("No iterations of a benchmark were recorded.");
    }

    @Test
    void shouldListTheViewsWithTheirEvents() {
        final Table table = View.list(all);

        assertThat(table.rows())
                .extracting(row -> row.get(0))
                .containsExactly(
                        "hot-translations",
                        "refusals-by-reason",
                        "irq-latency",
                        "irq-collisions",
                        "state-changes",
                        "subchannel-timeline",
                        "pins",
                        "deopts",
                        "warmup");
        assertThat(table.rows())
                .extracting(row -> row.get(2))
                .contains("13 ccw.Translate", "3 ccw.Refusal", "10 ccw.Interrupt", "33 ccw.StateChange");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEOPTS")
    void shouldHaveNoAnswerFromSomebodyElsesRecording(View view) {
        assertThatThrownBy(() -> view.of(foreign, false))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("foreign.jfr: has no ccw.")
                .hasMessageContaining("ccw-profile.jfc");
    }

    @Test
    void shouldNotListForSomebodyElsesRecording() {
        assertThatThrownBy(() -> View.list(foreign))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("has no events of ccwbench");
    }

    private static void assertRisingPercentiles(List<Object> row) {
        assertThat(row.subList(7, 10)).extracting(cell -> (Long) cell).isSorted();
    }

    private static List<List<Object>> front(Table table, int columns) {
        return table.rows().stream().map(row -> row.subList(0, columns)).toList();
    }
}
