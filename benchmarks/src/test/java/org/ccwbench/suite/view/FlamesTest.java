package org.ccwbench.suite.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flame graphs of two recordings, the second of them longer, and of samples that are made up. */
class FlamesTest {
    private static final String GREY = "maxdiff = 0;";
    private static final String PLAIN = "maxdiff = -1;";

    @TempDir
    private static Path folder;

    private static Flames before;

    private static Flames now;

    @BeforeAll
    static void record() throws Exception {
        before = recorded("before.jfr", 200);
        now = recorded("now.jfr", 500);
    }

    /** Each request keeps the processor busy for 2 ms. */
    private static Flames recorded(String name, int requests) throws Exception {
        final jdk.jfr.Recording recording = RecordedGuest.record(1);
        try (RecordedGuest guest = new RecordedGuest()) {
            guest.requests(requests, false);
        }
        final Flames flames = new Flames("recorded");
        flames.add(RecordedGuest.stop(recording, folder.resolve(name)));
        return flames;
    }

    private static Flames made(String... lines) {
        final Flames flames = new Flames("made");
        for (final String line : lines) {
            flames.count(line);
        }
        return flames;
    }

    private String plain(Flames flames) throws IOException {
        final Path page = folder.resolve("plain.html");
        flames.write(page);
        return Files.readString(page);
    }

    private String diff(Flames earlier, Flames later) throws IOException {
        final Path page = folder.resolve("diff.html");
        later.writeDiff(page, earlier);
        return Files.readString(page);
    }

    @Test
    void shouldSayHowManySamplesTwoRecordingsHave() throws IOException {
        assertThat(before.samples()).isPositive().isLessThan(now.samples());
        assertThat(plain(now)).contains("recorded", PLAIN, "RecordedGuest.apart");
        assertThat(diff(before, now))
                .contains(before.samples() + " samples before, " + now.samples() + " now", "RecordedGuest.apart")
                .doesNotContain(PLAIN, "<script src", "<link");
    }

    @Test
    void shouldFindNoDifferenceInARecordingFromItself() throws IOException {
        assertThat(diff(now, now)).contains(GREY).doesNotContain("d=U");
    }

    @Test
    void shouldCompareShares() throws IOException {
        final Flames even = made("a.run;b.work 500", "a.run;c.work 500");

        assertThat(diff(even, made("a.run;b.work 100", "a.run;c.work 100"))).contains(GREY);
        assertThat(diff(even, made("a.run;b.work 20", "a.run;c.work 180"))).contains("maxdiff = 80;");
    }

    @Test
    void shouldTakeForChanceWhatCanBeChance() throws IOException {
        final Flames even = made("a.run;b.work 90", "a.run;c.work 110");

        assertThat(diff(even, made("a.run;b.work 110", "a.run;c.work 87", "a.run;d.work 3")))
                .contains(GREY);
        assertThat(diff(even, made("a.run;b.work 90", "a.run;c.work 110"))).doesNotContain("d=U");
        assertThat(diff(even, made("a.run;c.work 100", "a.run;d.work 100"))).contains(GREY, "d=U");
    }

    @Test
    void shouldTakeAMethodForTheSameHoweverItWasCompiled() throws IOException {
        assertThat(diff(made("a.run_[j];b.work_[i] 200"), made("a.run_[j];b.work_[0] 150", "a.run_[1];b.work_[j] 50")))
                .contains(GREY);
    }

    @Test
    void shouldDrawWhatHasNoSamples() throws IOException {
        assertThat(diff(made(), made("a.run 10"))).contains("0 samples before, 10 now");
        assertThat(diff(made("a.run 10"), made())).contains("10 samples before, 0 now");
    }
}
