package org.ccwbench.suite.gate.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Answer.PinCall;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the translator does for a program, against what was committed and against what can be counted by hand. */
class WorkCountersTest {
    private final WorkCounters counters = new WorkCounters();

    @Test
    void shouldCountWhatWasCommittedForEveryProgramAndShape() throws IOException {
        final SortedMap<String, Counts> counted = counters.countAll();
        System.out.println("work counters: " + counted.size() + " fixtures");
        assertThat(counted).hasSizeGreaterThan(300);
        assertThat(CountersFile.print(counted)).isEqualTo(CountersFile.print(CountersFile.bundled()));
    }

    /** One CCW of 4 KiB: it is read, its page is found and pinned, and CCW, end mark and IDAW are written. */
    @Test
    void shouldCountOneDirectCcw() {
        final Counts counts = counters.count(Shape.DIRECT1, TableKind.FLAT);
        assertThat(counts.get(Counter.GUEST_BYTES)).isEqualTo(8);
        assertThat(counts.get(Counter.PAGE_WALKS))
                .as("two pages from the CCW on, and its data")
                .isEqualTo(3);
        assertThat(counts.get(Counter.PIN_CALLS)).isEqualTo(1);
        assertThat(counts.get(Counter.PAGES)).isEqualTo(1);
        assertThat(counts.get(Counter.HOST_WORDS))
                .as("copy, end mark, host CCW, IDAW")
                .isEqualTo(4);
        assertThat(counts.get(Counter.SEGMENTS)).isEqualTo(1);
        assertThat(counts.get(Counter.EVENTS))
                .as("its translation and its pins")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadEachCcwAndEachIdawOfAShapeOnce(Shape shape) {
        final Counts counts = counters.count(shape, TableKind.DAT);
        assertThat(counts.get(Counter.GUEST_BYTES)).isEqualTo(8L * (shape.ccws() + shape.indirect() * shape.idaws()));
        assertThat(counts.get(Counter.PAGES)).isEqualTo(shape.pages());
    }

    @ParameterizedTest
    @EnumSource
    void shouldReachMoreThroughATableOfManyLevels(Shape shape) {
        final Counts flat = counters.count(shape, TableKind.FLAT);
        final Counts dat = counters.count(shape, TableKind.DAT);
        assertThat(dat.get(Counter.TABLE_ACCESSES)).isGreaterThan(flat.get(Counter.TABLE_ACCESSES));
        assertThat(dat.changesFrom(flat)).allMatch(change -> change.startsWith("accesses to the page table"));
    }

    /** The translator that is counted is the one that is compared with Linux. */
    @Test
    void shouldPinThePagesThatTheTranslatorPins() {
        int compared = 0;
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            for (final ProgramFile program : Fixtures.library()) {
                final Answer answer = translator.translate(program.input());
                final Counts counts = counters.count(program.input());
                if (answer.result() == 0) {
                    assertThat(counts.get(Counter.PAGES)).as(program.name()).isEqualTo(pinned(answer.pins()));
                    assertThat(counts.get(Counter.SEGMENTS))
                            .as(program.name())
                            .isEqualTo(answer.segments().size());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    private static long pinned(List<PinCall> calls) {
        return calls.stream().mapToLong(PinCall::result).sum();
    }
}
