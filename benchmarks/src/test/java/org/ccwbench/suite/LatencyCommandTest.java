package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The latency command, for a second. */
@Timeout(120)
class LatencyCommandTest {
    private static final Duration WARM_UP = Duration.ofMillis(50);

    private final Screen screen = Screen.ofPipe();

    @TempDir
    private Path folder;

    private int run(String line) {
        return commandLine(new LatencyCommand(screen.terminal(), WARM_UP)).execute(line.split(" "));
    }

    private static CommandLine commandLine(LatencyCommand command) {
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inline", "remote"})
    void shouldPrintRatesAndPercentilesAndKeepTheHistograms(String placement) throws IOException {
        final int code = run("--rate 2k --irq 1k --shape direct1 --time 1s --placement " + placement + " --results "
                + folder.resolve("new"));

        assertThat(code).isEqualTo(screen.out().contains("MISSED: of ") ? 4 : 0);
        final List<String> lines = screen.out().lines().toList();
        assertThat(lines.get(0)).startsWith("machine  ");
        assertThat(lines.get(1))
                .isEqualTo("direct1, requests and interruptions poisson, 1k mixed interruptions per second " + placement
                        + ", 1 s a rate, seed 912");
        assertThat(lines.get(3)).matches("requests +\\d+ +\\d+( +MISSED)?");
        assertThat(lines.get(4)).matches("interruptions +\\d+ +\\d+( +MISSED)?");
        assertThat(lines.get(5)).matches("interruptions took \\d+ ns each; \\d+ of \\d+ coalesced");
        final String time = "( +\\d+\\.\\d\\d){4}";
        final String[] percentiles = {"50", "90", "99", "99\\.9", "99\\.99", "99\\.999", "max"};
        for (int i = 0; i < percentiles.length; i++) {
            assertThat(lines.get(8 + i)).matches(percentiles[i] + " +\\d+" + time);
        }
        final String[] counts = lines.get(15).trim().split(" +");
        assertThat(counts[0]).isEqualTo("count");
        final String[] names = {"response", "service", "interruption", "hiccup"};
        for (int i = 0; i < names.length; i++) {
            final Path file = folder.resolve("new/2k-" + names[i] + ".hlog");
            assertThat(logged(file)).as(names[i]).isPositive().isEqualTo(Long.parseLong(counts[i + 1]));
            assertThat(Files.readString(folder.resolve("new/2k-" + names[i] + ".hgrm")))
                    .containsPattern("Total count += +" + counts[i + 1] + "]");
        }
        assertThat(Files.readAllLines(folder.resolve("new/latency.txt"))).isEqualTo(lines);
        assertThat(screen.err()).contains("2k requests per second, about 1 s left");
    }

    private static long logged(Path file) throws FileNotFoundException {
        long count = 0;
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            EncodableHistogram next = reader.nextIntervalHistogram();
            while (next != null) {
                count += ((Histogram) next).getTotalCount();
                next = reader.nextIntervalHistogram();
            }
        }
        return count;
    }

    @Test
    void shouldAnswer4WhenTheRateCannotBeDone() {
        assertThat(run("--rate 100M --irq 100M --shape direct1 --time 1s")).isEqualTo(4);
        assertThat(screen.out())
                .containsPattern("requests +\\d+ +\\d+ +MISSED")
                .containsPattern("interruptions +\\d+ +\\d+ +MISSED")
                .containsPattern("MISSED: of \\d+ requests offered per second \\d+ were achieved, and of \\d+"
                        + " interruptions offered per second \\d+ were achieved\n")
                .contains("raw data not kept (--results DIR keeps it)");
    }

    @Test
    void shouldKeepWhatItHasWhenItIsStopped() throws IOException {
        final LatencyCommand command = new LatencyCommand(screen.terminal(), WARM_UP);
        final CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> commandLine(command)
                .execute("--sweep", "--shape", "direct1", "--time", "60m", "--results", folder.toString()));
        while (!screen.err().contains("requests per second") && !code.isDone()) {
            Thread.onSpinWait();
        }
        command.stop();

        assertThat(code.join()).isIn(0, 4);
        assertThat(screen.out()).contains("Stopped early; this is what was measured until then.");
        assertThat(Files.readAllLines(folder.resolve("sweep.csv"))).hasSize(2);
        assertThat(folder.resolve("sweep.svg")).exists();
        assertThat(folder.resolve("latency.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rate fast",
                "--rate 0",
                "--rate 101M",
                "--rate 1k --irq many",
                "--rate 1k --shape round",
                "--rate 1k --placement nowhere",
                "--rate 1k --arrivals late",
                "--rate 1k --mix half",
                "--rate 1k --time 1h",
                "--rate 1k --time 0s",
                "--rate 1k --time 61m",
                "--rate 1k --seed x",
                "--rate 1k --sweep",
                "--irq 1k"
            })
    void shouldAnswer5ToAMistake(String line) {
        assertThat(screen.run(("latency " + line).split(" "))).isEqualTo(5);
        assertThat(screen.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void shouldSayWhenWhatItHasMeasuredCannotBeWritten() throws IOException {
        Files.createSymbolicLink(folder.resolve(".latency.txt.tmp"), Path.of("/dev/full"));

        assertThat(screen.run(
                        "latency",
                        "--rate",
                        "1k",
                        "--shape",
                        "direct1",
                        "--time",
                        "1s",
                        "--results",
                        folder.toString()))
                .isEqualTo(5);
        assertThat(screen.err())
                .endsWith(folder.resolve("latency.txt") + ": cannot be written: No space left on device\n")
                .doesNotContain("\tat ");
        assertThat(screen.out()).contains("percentile");
        assertThat(folder.resolve("1k-response.hlog")).exists();
    }

    @Test
    void shouldRefuseAResultsFolderThatIsAFile() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));

        assertThat(screen.run("latency", "--rate", "1k", "--results", file.toString()))
                .isEqualTo(5);
        assertThat(screen.err()).contains("cannot be made a directory").hasLineCount(1);
    }
}
