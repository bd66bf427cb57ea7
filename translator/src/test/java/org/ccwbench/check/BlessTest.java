package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ccwbench.fixtures.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command in a process of its own, whose environment says whether it is a build. */
class BlessTest {
    private static final String RIGHT =
            Fixtures.program("direct/read-from-the-middle-of-a-page").text();

    private static final String WRONG = RIGHT.replace("pins=2", "pins=3");

    @TempDir
    private Path folder;

    private Path right;
    private Path wrong;

    @BeforeEach
    void write() throws IOException {
        right = Files.writeString(folder.resolve("right.cp"), RIGHT);
        wrong = Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("wrong.cp"), WRONG);
        assertThat(WRONG).isNotEqualTo(RIGHT);
    }

    @Test
    void shouldRewriteWhatTheTranslatorAnswersOtherwise() throws Exception {
        final Run run = bless(false, folder.toString());
        assertThat(run.output()).contains("blessed " + wrong, folder + ": 2 files, 1 blessed");
        assertThat(run.status()).isZero();
        assertThat(wrong).hasContent(RIGHT);
        assertThat(right).hasContent(RIGHT);
    }

    @Test
    void shouldRefuseInABuild() throws Exception {
        final Run run = bless(true, folder.toString());
        assertThat(run.output()).contains("A build does not bless");
        assertThat(run.status()).isEqualTo(1);
        assertThat(wrong).hasContent(WRONG);
    }

    @Test
    void shouldNameAFileThatDoesNotFollowTheFormat() throws Exception {
        Files.writeString(wrong, RIGHT.replace("pins=2", "pins="));
        final Run run = bless(false, folder.toString());
        assertThat(run.output()).startsWith(wrong + ":33: ").doesNotContain("\tat ");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void shouldSayHowItIsUsed() throws Exception {
        final Run run = bless(false);
        assertThat(run.output()).contains("usage: Bless PATH");
        assertThat(run.status()).isEqualTo(2);
    }

    private static Run bless(boolean build, String... paths) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--") || argument.startsWith("-XX:+Ignore"))
                .forEach(command::add);
        command.addAll(List.of("--class-path", System.getProperty("java.class.path"), Bless.class.getName()));
        command.addAll(List.of(paths));
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("CI");
        if (build) {
            builder.environment().put("CI", "true");
        }
        final Process process = builder.start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private record Run(int status, String output) {}
}
