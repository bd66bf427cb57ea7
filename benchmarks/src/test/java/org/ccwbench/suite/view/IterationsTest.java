package org.ccwbench.suite.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ccwbench.bench.jfr.IterationMarks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A recording of a benchmark with 2 iterations that warm up and 3 that count, and a refusal outside of them. */
class IterationsTest {
    @TempDir
    private static Path folder;

    private static Recording recording;

    @BeforeAll
    static void record() throws Exception {
        final jdk.jfr.Recording running = RecordedGuest.record(1);
        new Runner(
                        new OptionsBuilder()
                                .include("TranslateBenchmark.cycle")
                                .param("shape", "direct1")
                                .param("data", "hot")
                                .param("table", "flat")
                                .addProfiler(IterationMarks.class)
                                .forks(0)
                                .warmupIterations(2)
                                .warmupTime(TimeValue.milliseconds(20))
                                .measurementIterations(3)
                                .measurementTime(TimeValue.milliseconds(20))
                                .build(),
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT))
                .run();
        try (RecordedGuest guest = new RecordedGuest()) {
            guest.refusals(1);
        }
        recording = new Recording(RecordedGuest.stop(running, folder.resolve("a.jfr")));
    }

    @Test
    void shouldMarkWhatWarmsUpAndWhatCounts() {
        assertThat(recording.iterations())
                .extracting(Iteration::isMeasured)
                .containsExactly(false, false, true, true, true);
        assertThat(recording.iterations()).extracting(Iteration::number).containsExactly(1, 2, 1, 2, 3);
        assertThat(recording.iterations())
                .allMatch(iteration -> iteration.benchmark().equals("TranslateBenchmark.cycle")
                        && iteration.parameters().contains("shape=direct1")
                        && iteration.end() - iteration.begin() >= 20_000_000);
    }

    @Test
    void shouldCountOnlyWhatWasMeasuredUnlessToldOtherwise() {
        final long measured = translated(View.HOT_TRANSLATIONS.of(recording, false));
        final long whole = translated(View.HOT_TRANSLATIONS.of(recording, true));

        assertThat(measured).isPositive().isLessThan(whole);
        assertThat(whole).isEqualTo(recording.count("ccw.Translate") - 1);
        assertThat(View.REFUSALS_BY_REASON.of(recording, false).rows()).isEmpty();
        assertThat(View.REFUSALS_BY_REASON.of(recording, true).rows()).hasSize(1);
    }

    @Test
    void shouldSayThatOnlyWhatWasMeasuredCounts() {
        final String note = "Only measured iterations count, 3 of TranslateBenchmark.cycle; --whole counts everything.";

        assertThat(View.HOT_TRANSLATIONS.of(recording, false).notes()).contains(note);
        assertThat(View.HOT_TRANSLATIONS.of(recording, true).notes()).doesNotContain(note);
    }

    @Test
    void shouldTellWhatTheJvmDidBesideEachIteration() {
        final Table table = View.WARMUP.of(recording, false);

        assertThat(table.rows())
                .extracting(row -> row.get(0))
                .containsExactly("warm-up", "warm-up", "measurement", "measurement", "measurement");
        assertThat(table.rows()).extracting(row -> row.get(1)).containsExactly(1, 2, 1, 2, 3);
        assertThat(table.rows()).extracting(row -> (Long) row.get(8)).allMatch(programs -> programs > 0);
        assertThat(table.notes()).hasSize(1);
    }

    @Test
    void shouldCountAsManyProgramsInTheIterationsAsInAll() {
        final List<List<Object>> rows = View.WARMUP.of(recording, false).rows();
        final long measured = rows.stream()
                .filter(row -> row.get(0).equals("measurement"))
                .mapToLong(row -> (Long) row.get(8))
                .sum();

        assertThat(measured).isEqualTo(translated(View.HOT_TRANSLATIONS.of(recording, false)));
    }

    private static long translated(Table hotTranslations) {
        return hotTranslations.rows().stream()
                .filter(row -> row.get(4).equals("translated"))
                .mapToLong(row -> (Long) row.get(5))
                .sum();
    }
}
