package org.ccwbench.suite.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no recording, or not all of one. */
class ChunkWalkTest {
    @TempDir
    private static Path folder;

    private static byte[] whole;

    @BeforeAll
    static void record() throws Exception {
        try (RecordedGuest guest = new RecordedGuest()) {
            final jdk.jfr.Recording recording = RecordedGuest.record(1);
            guest.requests(3, false);
            whole = Files.readAllBytes(RecordedGuest.stop(recording, folder.resolve("whole.jfr")));
        }
    }

    @Test
    void shouldAcceptOneChunkBehindTheOther() throws Exception {
        final byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);

        assertThat(new Recording(file(whole)).count("ccw.Translate")).isEqualTo(3);
        assertThat(new Recording(file(twice)).count("ccw.Translate")).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0001, 0.001, 0.1, 0.5, 0.9, 0.9999})
    void shouldRefuseATruncatedRecording(double part) throws Exception {
        final Path file = file(Arrays.copyOf(whole, (int) (whole.length * part)));

        assertRefused(file, "is truncated");
    }

    @Test
    void shouldRefuseARecordingWhoseSecondChunkIsTruncated() throws Exception {
        final byte[] twice = Arrays.copyOf(whole, 2 * whole.length - 1);
        System.arraycopy(whole, 0, twice, whole.length, whole.length - 1);

        assertRefused(file(twice), "is truncated");
    }

    @Test
    void shouldRefuseWhatTheWriterDidNotFinish() throws Exception {
        final byte[] unfinished = whole.clone();
        Arrays.fill(unfinished, 8, 16, (byte) 0);

        assertRefused(file(unfinished), "was not finished");
    }

    @Test
    void shouldRefuseAnotherFile() throws Exception {
        assertRefused(file("program text\n".repeat(20).getBytes()), "is no JFR recording");
        assertRefused(file("FL".getBytes()), "is no JFR recording");
    }

    @Test
    void shouldRefuseWhatFollowsARecording() throws Exception {
        final byte[] more = Arrays.copyOf(whole, whole.length + 100);

        assertRefused(file(more), "no JFR chunk begins at byte " + whole.length);
    }

    @Test
    void shouldRefuseAnEmptyFile() throws Exception {
        assertRefused(file(new byte[0]), "is empty");
    }

    @Test
    void shouldRefuseADirectoryAndAFileThatThereIsNot() {
        assertRefused(folder, "is a directory, not a recording");
        assertRefused(folder.resolve("none.jfr"), "there is no such file");
    }

    /** The walk finds nothing wrong with it; JFR's reader does. */
    @Test
    void shouldRefuseAChunkWithRubbishInIt() throws Exception {
        final byte[] rubbish = whole.clone();
        Arrays.fill(rubbish, 68, rubbish.length, (byte) 0x5a);

        assertRefused(file(rubbish), "cannot be read as a recording");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> new Recording(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    private static Path file(byte... bytes) throws Exception {
        return Files.write(Files.createTempFile(folder, "changed", ".jfr"), bytes);
    }
}
