package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.ccwbench.cp.Guest.FORMAT_1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import org.ccwbench.jfr.Recorded;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recording says of programs. */
class ProgramEventsTest {
    private static final List<String> ALL = List.of("ccw.Translate", "ccw.Pin", "ccw.Refusal");
    private static final long READ_4K = 0x0200_1000_0000_0000L;
    private static final long READ_4K_AND_ON = 0x0240_1000_0000_0000L;
    private static final long READ_64K_LISTED = 0x0204_ffff_0000_3000L;

    private final Guest guest = new Guest();

    @AfterEach
    void free() {
        guest.close();
    }

    @Test
    void shouldTellTheShapeOfATranslatedProgram() {
        guest.store(Guest.PROGRAM, READ_4K_AND_ON | 0x8000, READ_4K_AND_ON | 0x9800, READ_64K_LISTED | 0x40L << 48);
        guest.store(Guest.PROGRAM + 24, 0x0800_0000_0000_6000L);
        guest.store(0x6000, 0x0320_0001_0000_0000L);
        for (int i = 0; i < 16; i++) {
            guest.store(0x3000 + i * 8L, 0x10_000L + i * 0x1000L);
        }

        final List<RecordedEvent> events = Recorded.during(List.of("ccw.Translate"), this::cycle);

        assertThat(events).hasSize(1);
        assertThat(fields(events.get(0)))
                .containsOnly(
                        entry("segments", 2),
                        entry("ccws", 5),
                        entry("idaws", 20),
                        entry("pages", 19),
                        entry("result", 0),
                        entry("reason", "NONE"));
        assertThat(events.get(0).getDuration().toNanos()).isPositive();
        assertThat(events.get(0).getStackTrace()).isNull();
    }

    @Test
    void shouldTellWhichPagesWereHeldAndForHowLong() {
        guest.store(Guest.PROGRAM, READ_4K_AND_ON | 0x9000, READ_4K_AND_ON | 0x5000, READ_4K | 0x7123);

        final List<RecordedEvent> events = Recorded.during(List.of("ccw.Pin", "ccw.Translate"), () -> {
            guest.translate(FORMAT_1);
            guest.program().free();
            guest.program().free();
        });

        assertThat(names(events)).containsExactly("ccw.Translate", "ccw.Pin");
        final RecordedEvent pin = events.get(1);
        assertThat(fields(pin)).containsOnly(entry("pages", 4), entry("lowest", 0x5000L), entry("highest", 0x9000L));
        assertThat(pin.getStartTime()).isAfterOrEqualTo(events.get(0).getEndTime());
        assertThat(pin.getDuration().toNanos()).isPositive();
    }

    @Test
    void shouldTellWhyATranslationWasRefusedAndWhatWasDoneForIt() {
        guest.map(0x11, PageTable.READ_ONLY);
        guest.store(Guest.PROGRAM, READ_4K_AND_ON | 0x8000, READ_4K | 0x1_1000);

        final List<RecordedEvent> events = Recorded.during(ALL, this::cycle);

        assertThat(names(events)).containsExactly("ccw.Translate", "ccw.Refusal", "ccw.Pin");
        assertThat(fields(events.get(0)))
                .containsOnly(
                        entry("segments", 1),
                        entry("ccws", 2),
                        entry("idaws", 1),
                        entry("pages", 1),
                        entry("result", -1),
                        entry("reason", "PAGE_READ_ONLY"));
        assertThat(fields(events.get(1)))
                .containsOnly(entry("reason", "PAGE_READ_ONLY"), entry("result", -1), entry("gpa", 0x1_1000L));
        assertThat(fields(events.get(2))).contains(entry("pages", 1));
    }

    @Test
    void shouldTellWhyAProgramWasNotTakenOver() {
        final List<RecordedEvent> events = Recorded.during(ALL, () -> guest.init(FORMAT_1, 0x0fff_f000L));

        assertThat(names(events)).containsExactly("ccw.Translate", "ccw.Refusal");
        assertThat(fields(events.get(0)))
                .contains(
                        entry("segments", 0),
                        entry("ccws", 0),
                        entry("idaws", 0),
                        entry("pages", 0),
                        entry("result", -22),
                        entry("reason", "SEGMENT_UNREADABLE"));
    }

    @Test
    void shouldTellOfNoPagesWhereNoneAreHeld() {
        guest.store(Guest.PROGRAM, 0x0320_0001_0000_0000L);

        assertThat(names(Recorded.during(ALL, this::cycle))).containsExactly("ccw.Translate");
    }

    @Test
    void shouldTellNothingOfTheProgramBefore() {
        guest.store(Guest.PROGRAM, 0x0800_0000_0000_6000L);
        guest.store(0x6000, READ_4K | 0x200_0000);
        cycle();
        assertThat(guest.program().reason()).isEqualTo(Reason.PAGE_UNMAPPED);
        guest.store(Guest.PROGRAM, READ_4K | 0x8000);

        final List<RecordedEvent> events = Recorded.during(List.of("ccw.Translate"), this::cycle);

        assertThat(events).hasSize(1);
        assertThat(fields(events.get(0)))
                .containsOnly(
                        entry("segments", 1),
                        entry("ccws", 1),
                        entry("idaws", 1),
                        entry("pages", 1),
                        entry("result", 0),
                        entry("reason", "NONE"));
    }

    @Test
    void shouldNotCountTheArenaOfAClosedProgram() {
        final int before = arenas();
        final Guest other = new Guest();
        final int open = arenas();
        other.close();
        assertThat(open).isEqualTo(before + 1);
        assertThat(arenas()).isEqualTo(before);
    }

    @Test
    void shouldTellOfCallsOutOfTurn() {
        final List<RecordedEvent> events =
                Recorded.during(ALL, () -> guest.program().prefetch());

        assertThat(names(events)).containsExactly("ccw.Refusal");
        assertThat(fields(events.get(0))).contains(entry("reason", "NOT_INITIALISED"), entry("result", -22));
    }

    @Test
    void shouldRecordOneProgramInSoMany() {
        guest.store(Guest.PROGRAM, READ_4K | 0x8000);

        final List<RecordedEvent> events =
                Recorded.during(List.of("ccw.Translate", "ccw.Pin"), Map.of("every", "64"), () -> {
                    for (int i = 0; i < 640; i++) {
                        cycle();
                    }
                });

        assertThat(names(events)).filteredOn("ccw.Translate"::equals).hasSize(10);
        assertThat(names(events)).filteredOn("ccw.Pin"::equals).hasSize(10);
    }

    @Test
    void shouldRecordNothingOfWhatIsOff() {
        guest.store(Guest.PROGRAM, READ_4K | 0x8000);

        assertThat(Recorded.during(List.of(), this::cycle)).isEmpty();
        assertThat(names(Recorded.during(List.of("ccw.Pin"), this::cycle))).containsExactly("ccw.Pin");
    }

    /** The event of a program that was on its way when the recording ended must not end up in the next one. */
    @Test
    void shouldForgetAProgramWhoseRecordingEnded() {
        guest.store(Guest.PROGRAM, READ_4K | 0x8000);
        Recorded.during(List.of("ccw.Translate"), () -> guest.init(FORMAT_1, Guest.PROGRAM));
        guest.program().free();

        assertThat(names(Recorded.during(List.of("ccw.Translate"), this::cycle)))
                .containsExactly("ccw.Translate");
    }

    @Test
    void shouldForgetAProgramWhoseRecordingEndedWhenTheNextOneIsNotChosen() {
        guest.store(Guest.PROGRAM, READ_4K | 0x8000);
        final Map<String, String> hardlyAny = Map.of("every", "1000000");

        Recorded.during(List.of("ccw.Translate"), () -> guest.init(FORMAT_1, Guest.PROGRAM));
        guest.program().free();
        assertThat(Recorded.during(List.of("ccw.Translate"), hardlyAny, this::cycle))
                .isEmpty();

        Recorded.during(List.of("ccw.Pin"), () -> guest.translate(FORMAT_1));
        guest.program().free();
        assertThat(Recorded.during(List.of("ccw.Pin"), hardlyAny, this::cycle)).isEmpty();
    }

    private void cycle() {
        guest.init(FORMAT_1, Guest.PROGRAM);
        guest.program().prefetch();
        guest.program().free();
    }

    private static int arenas() {
        final List<RecordedEvent> events =
                Recorded.during(List.of("ccw.Arena"), Map.of("period", "endChunk"), () -> {});
        return events.get(events.size() - 1).getInt("arenas");
    }

    private static List<String> names(List<RecordedEvent> events) {
        return events.stream().map(event -> event.getEventType().getName()).toList();
    }

    /** The fields that are the event's own. */
    private static Map<String, Object> fields(RecordedEvent event) {
        final Map<String, Object> fields = new HashMap<>();
        for (final ValueDescriptor field : event.getFields()) {
            fields.put(field.getName(), event.getValue(field.getName()));
        }
        fields.keySet().removeAll(List.of("startTime", "duration", "eventThread", "stackTrace"));
        return fields;
    }
}
