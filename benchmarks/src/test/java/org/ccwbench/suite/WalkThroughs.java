package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types what the README tells a reader to type, with the jar that was built. It takes minutes: profile walkthroughs.
 */
class WalkThroughs {
    private static final String BUILD = "mvn ";
    private static final long MOST_MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void shouldDoWhatTheReadmeSays() throws Exception {
        Files.createSymbolicLink(folder.resolve("benchmarks"), Path.of("").toAbsolutePath());
        Files.createSymbolicLink(
                folder.resolve("fixtures"), Path.of("../fixtures").toRealPath());
        final List<String> typed = Readme.walkThroughs().stream()
                .filter(line -> !line.startsWith(BUILD))
                .toList();
        for (final String line : typed) {
            run(line);
        }
        System.out.println("did " + typed.size() + " lines of the README");
        assertThat(typed).hasSizeGreaterThan(10);
    }

    private void run(String line) throws IOException, InterruptedException {
        System.out.println("$ " + line);
        final ProcessBuilder shell = new ProcessBuilder("bash", "-c", line).directory(folder.toFile());
        shell.environment().remove("CI"); // a person reads the README
        final Path output = Files.createTempFile(folder, "output", ".txt");
        final Process process =
                shell.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        final boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        final String printed = Files.readString(output);
        System.out.println(printed);
        assertThat(ended).as(line).isTrue();
        assertThat(process.exitValue()).as(line + "\n" + printed).isZero();
        assertThat(printed).as(line).doesNotContain("Exception", "\tat ");
    }
}
