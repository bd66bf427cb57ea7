package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of files, and which are new. */
class ProfileFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }

    @Test
    void shouldTellNewRecordingsFromThoseThatWereThere() throws IOException {
        file("a-jfr-1.jfr");
        final ProfileFiles files = new ProfileFiles(folder);
        final Path tenth = file("a-jfr-10.jfr");
        final Path second = file("a-jfr-2.jfr");
        final Path other = file("b-async-1.jfr");
        file("a-jfr-2.html");

        assertThat(files.made()).containsOnlyKeys("a-jfr", "b-async");
        assertThat(files.made().get("a-jfr")).containsExactly(second, tenth);
        assertThat(files.made().get("b-async")).containsExactly(other);
    }

    @Test
    void shouldNeverGiveAGraphTheNameOfAFileThatIsThere() throws IOException {
        final ProfileFiles files = new ProfileFiles(folder);
        final List<Path> recordings = List.of(file("a-jfr-2.jfr"), file("a-jfr-3.jfr"));

        assertThat(files.flamesOf("a-jfr", recordings)).isEqualTo(folder.resolve("a-jfr-2.html"));
        assertThat(files.diffOf("a-jfr", recordings)).isEqualTo(folder.resolve("a-jfr-diff-2.html"));
        file("a-jfr-diff-2.html");
        file("a-jfr-diff-3.html");
        assertThat(files.diffOf("a-jfr", recordings)).isEqualTo(folder.resolve("a-jfr-diff-4.html"));
    }
}
