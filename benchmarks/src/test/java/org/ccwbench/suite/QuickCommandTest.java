package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ccwbench.bench.Shape;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.suite.QuickSeries.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

/** The quick command, with measurements of a moment in this JVM in the place of forks. */
class QuickCommandTest {
    private final Screen screen = Screen.ofPipe();
    private final List<QuickPlan> plans = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void shouldCheckThenPrintARowForEachShapeHotAndPool() throws IOException {
        assertThat(run(screen, this::inThisJvm, "--budget", "30s", "--results", folder.toString()))
                .isZero();

        final List<String> lines = screen.out().lines().toList();
        assertThat(lines.get(0))
                .startsWith("machine  ")
                .contains(" x ", "JDK " + System.getProperty("java.runtime.version"), "load ");
        assertThat(lines.get(1)).matches("checked  \\d{4} agree, 0 differ");
        assertThat(lines.get(2)).matches("shape +data +ns/program +ns/CCW +x limit +B/op");
        for (int i = 0; i < 16; i++) {
            assertThat(lines.get(3 + i))
                    .matches(Shape.values()[i % 8] + " +" + (i < 8 ? "hot" : "pool")
                            + " +\\d+\\.\\d +\\d+\\.\\d +\\d+\\.\\d\\d +\\d+(\\.\\d{3})?");
        }
        assertThat(lines.get(19)).matches("shape +data +ns/request +translator +around it +B/op");
        for (int i = 0; i < 2; i++) {
            assertThat(lines.get(20 + i))
                    .matches("(direct1|eckd12) +hot +\\d+\\.\\d +\\d+\\.\\d +-?\\d+\\.\\d +\\d+(\\.\\d{3})?");
        }
        assertThat(lines.get(22)).matches("shape +irq/s +ns/request +% left +% net +ns/irq +irq/s +B/op");
        assertThat(lines.get(23))
                .matches("eckd12 +100k inline( +\\d+\\.\\d){3} +\\d+ +\\d+ +\\d+(\\.\\d{3})?( MISSED)?");
        assertThat(lines.get(24))
                .matches("Medians of 3 or more samples a row, of 1 or more JVMs\\. Shortened by --budget.*");
        assertThat(lines.get(25)).matches("\\d{4} agree, 0 differ; \\d+ s; raw data in .*quick\\.json");
        assertThat(lines).hasSize(26);
        assertThat(screen.err().lines()).hasSize(24).allMatch(line -> line.matches(".*about \\d+ s left"));
        assertThat(Files.readAllLines(folder.resolve("quick.txt"))).isEqualTo(lines);
        assertThat(Files.readString(folder.resolve("quick.json")))
                .contains(
                        "BesideLimitBenchmark",
                        "BesideTranslatorBenchmark",
                        "InterruptLoadBenchmark",
                        "\"pool\"",
                        "eckd12");
    }

    @Test
    void shouldOverwriteItsProgressOnATerminal() {
        final Screen terminal = Screen.ofTerminal(Map.of("NO_COLOR", "1"));

        assertThat(run(terminal, this::inThisJvm)).isZero();
        assertThat(terminal.err()).startsWith("\r[").doesNotContain("\n").endsWith("\r");
        assertThat(terminal.out()).contains("raw data not kept").doesNotContain("Shortened", "\u001b");
    }

    @Test
    void shouldTimeNothingWhenATranslationIsWrong() {
        final UnaryOperator<Translator> wrong = right -> input -> {
            final Answer answer = right.translate(input);
            return new Answer(
                    answer.init(),
                    answer.prefetch(),
                    answer.refusal(),
                    answer.segments(),
                    answer.hostOrb(),
                    answer.pins(),
                    answer.unpins(),
                    answer.replies(),
                    answer.pinsLeft() + 1);
        };
        final QuickCommand command = new QuickCommand(screen.terminal(), wrong, this::inThisJvm);

        assertThat(new CommandLine(command).execute()).isEqualTo(3);
        assertThat(plans).isEmpty();
        assertThat(screen.out().lines().filter(line -> line.contains("expected 0, got 1")))
                .isNotEmpty();
        assertThat(screen.lastLine()).matches("\\d+ agree, \\d{4} differ; nothing was timed");
    }

    @Test
    void shouldAnswer6AndSayWhatForksPrintedWhenTheyFail() {
        final QuickRun failing = (measurement, plan) -> {
            final RunnerException failure = new RunnerException("the fork died");
            failure.addSuppressed(new IllegalStateException("its last words"));
            throw failure;
        };

        assertThat(run(screen, failing)).isEqualTo(6);
        assertThat(screen.err()).endsWith("the fork died\nits last words\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19s", "30", "1h", "-5s"})
    void shouldRefuseABudgetThatIsNone(String budget) {
        assertThat(screen.run("quick", "--budget", budget)).isEqualTo(5);
        assertThat(screen.err()).contains("budget").doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseAResultsFolderThatIsAFile() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));

        assertThat(screen.run("quick", "--results", file.toString())).isEqualTo(5);
        assertThat(screen.err()).contains("cannot be made a directory").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "5200, 1200, 3, 2, 7, 7",
        "4000, 1000, 3, 2, 5, 5",
        "3999, 1000, 3, 1, 15, 14",
        "1300, 900, 3, 1, 3, 3",
        "100, 1200, 3, 1, 3, 3",
        "60000, 1000, 3, 2, 270, 20",
        "6399, 1000, 15, 1, 33, 20",
        "6400, 1000, 15, 2, 15, 7",
        "3000, 1000, 15, 1, 15, 5",
        "100, 1200, 15, 1, 15, 3"
    })
    void shouldPlanWhatFits(long share, long overhead, int fewest, int forks, int warmUps, int iterations) {
        assertThat(QuickPlan.within(Duration.ofMillis(share), Duration.ofMillis(overhead), fewest))
                .isEqualTo(new QuickPlan(forks, warmUps, iterations));
    }

    @Test
    void shouldKnowHowLongAPlanIterates() {
        assertThat(new QuickPlan(2, 7, 5).iterating()).isEqualTo(Duration.ofMillis(2_400));
        assertThat(new QuickPlan(2, 7, 5).samples()).isEqualTo(10);
    }

    private int run(Screen where, QuickRun run, String... arguments) {
        return new CommandLine(new QuickCommand(where.terminal(), UnaryOperator.identity(), run)).execute(arguments);
    }

    private RunResult inThisJvm(Measurement measurement, QuickPlan plan) throws RunnerException {
        plans.add(plan);
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include(measurement.series().benchmark().getSimpleName())
                .param("shape", measurement.shape().toString())
                .param("data", measurement.data())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(2));
        measurement.series().others().forEach(options::param);
        return new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT))
                .runSingle();
    }
}
