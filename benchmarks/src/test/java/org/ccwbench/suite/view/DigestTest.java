package org.ccwbench.suite.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ccwbench.suite.report.SampleDirectories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of a recording without being asked for. */
class DigestTest {
    @TempDir
    private Path folder;

    @Test
    void shouldShowProgramsAndIterationsOfABenchmark() {
        final Digest digest = new Digest(SampleDirectories.of("load")
                .resolve("profile/TranslateBenchmark.cycle-data=hot-shape=eckd12-table=flat-jfr-1.jfr"));

        assertThat(digest.tables()).containsOnlyKeys(View.HOT_TRANSLATIONS, View.WARMUP);
        assertThat(digest.tables().get(View.WARMUP).rows()).hasSize(9);
        assertThat(digest.jdkView()).isEqualTo("ccw.Translate");
    }

    @Test
    void shouldShowInterruptionsInsteadWhereThereWereSome() throws Exception {
        final Path file = folder.resolve("a.jfr");
        try (RecordedGuest guest = new RecordedGuest()) {
            final jdk.jfr.Recording recording = RecordedGuest.record(1);
            guest.requests(3, false);
            RecordedGuest.stop(recording, file);
        }
        final Digest digest = new Digest(file);

        assertThat(digest.tables())
                .containsKey(View.IRQ_LATENCY)
                .doesNotContainKeys(View.HOT_TRANSLATIONS, View.WARMUP, View.DEOPTS);
        assertThat(digest.jdkView()).isEqualTo("ccw.Interrupt");
    }

    @Test
    void shouldHaveNothingButAViewOfTheJdkForWhatHasNoEvents() throws Exception {
        final Path file = folder.resolve("b.jfr");
        final Digest digest = new Digest(RecordedGuest.stop(RecordedGuest.record(1), file));

        assertThat(digest.tables()).isEmpty();
        assertThat(digest.jdkView()).isEqualTo("hot-methods");
    }
}
