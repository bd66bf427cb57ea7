package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ccwbench.bench.JvmFlags;
import org.ccwbench.suite.results.JmhResult;
import org.ccwbench.suite.results.RunFolder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run in a process of its own, which is ended by a signal while it measures. */
@Timeout(180)
class RunStopTest {
    private static final long STEP_MILLIS = 20;
    private static final long ENDING_SECONDS = 30;

    @TempDir
    private Path parent;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void shouldKeepWhatIsMeasuredAndSayHowToGoOn(String signal, int code) throws Exception {
        final Path folder = parent.resolve("run");
        final File printed = parent.resolve("printed.txt").toFile();
        final Process run = new ProcessBuilder(command(
                        "run", "A0BaselineBenchmark.returnAtOnce", "--budget", "8s", "--results", folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(printed)
                .start();
        try {
            while (results(folder) == 0 && run.isAlive()) {
                Thread.sleep(STEP_MILLIS);
            }
            final List<ProcessHandle> forks = measuring(run);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(run.pid()))
                    .start()
                    .waitFor();
            assertThat(run.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)).isTrue();

            final String text = Files.readString(printed.toPath());
            assertThat(run.exitValue()).as(text).isEqualTo(code);
            assertThat(text)
                    .containsPattern("Stopped early: \\d+ of \\d+ JVMs are measured. To go on:\n"
                            + "  \\S+ -jar \\S+ run --resume " + folder + "\nresults  " + folder + "\n$")
                    .doesNotContain("\tat ");
            final RunFolder left = RunFolder.open(folder);
            assertThat(left.broken()).isEmpty();
            assertThat(left.record().plan())
                    .singleElement()
                    .satisfies(entry -> assertThat(left.forks(entry)).isBetween(1, entry.forks() - 1));
            assertThat(JmhResult.parse(Files.readString(folder.resolve(RunFolder.JMH)))
                            .forks())
                    .isEqualTo(left.forks(left.record().plan().get(0)));
            assertThat(forks).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        } finally {
            run.destroyForcibly();
        }
    }

    private static int results(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(RunFolder.JMH))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            return (int) files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    /** The JVM that measures, once it has begun. */
    private static List<ProcessHandle> measuring(Process run) throws InterruptedException {
        List<ProcessHandle> forks = List.of();
        while (forks.isEmpty() && run.isAlive()) {
            Thread.sleep(STEP_MILLIS);
            forks = run.descendants().toList();
        }
        return forks;
    }

    /** A JVM with the signals of a terminal; a build in the background ignores the interruption of one. */
    private static List<String> command(String... words) {
        final List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.all());
        command.add("-Djmh.ignoreLock=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return command;
    }
}
