package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The baseline command and the archive command. */
class BaselineCommandTest {
    private final Screen screen = Screen.ofPipe();

    @TempDir
    private Path folder;

    private int baseline(String... arguments) {
        final String[] all = new String[arguments.length + 3];
        all[0] = "baseline";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--baselines";
        all[arguments.length + 2] = folder.resolve("baselines").toString();
        return screen.run(all);
    }

    @Test
    void shouldNotSaveWithoutAJar() {
        assertThat(baseline("save", "main")).isEqualTo(5);
        assertThat(screen.err())
                .isEqualTo("a baseline keeps the jar, and this runs from classes: call it with java -jar\n");
    }

    @Test
    void shouldSayThatThereAreNone() {
        assertThat(baseline("list")).isZero();
        assertThat(screen.out())
                .isEqualTo("no baselines in " + folder.resolve("baselines") + ": baseline save NAME makes one\n");
    }

    @Test
    void shouldNotRemoveWhatThereIsNot() {
        assertThat(baseline("rm", "main")).isEqualTo(5);
        assertThat(screen.err()).isEqualTo("there is no baseline main in " + folder.resolve("baselines") + "\n");
    }

    @Test
    void shouldAskWhatToDo() {
        assertThat(baseline()).isEqualTo(5);
        assertThat(screen.err()).startsWith("say what to do: baseline save, list or rm\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "list", "rm"})
    void shouldExplainItsCommands(String command) {
        assertThat(baseline(command, "--help")).isZero();
        assertThat(screen.out()).contains("Usage: java -jar benchmarks.jar baseline " + command, "--baselines=DIR");
    }

    @Test
    void shouldArchiveADirectoryBesideIt() throws Exception {
        final Path results = Files.createDirectory(folder.resolve("results"));
        Files.writeString(results.resolve("a.txt"), "a");

        assertThat(screen.run("archive", results + "/")).isZero();
        assertThat(screen.out())
                .isEqualTo("archive  " + results + ".zip: 1 file\nunpack   unzip " + results + ".zip\n");
        assertThat(screen.run("archive", results.toString())).isEqualTo(5);
        assertThat(screen.err()).contains("there is such a file already");
        assertThat(screen.run(
                        "archive",
                        results.toString(),
                        "-o",
                        folder.resolve("a.tar").toString()))
                .isEqualTo(5);
        assertThat(screen.err()).contains("must end in .zip");
    }
}
