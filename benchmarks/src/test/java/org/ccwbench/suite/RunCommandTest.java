package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.suite.machine.Finding;
import org.ccwbench.suite.machine.Finding.Judgement;
import org.ccwbench.suite.machine.Fitness;
import org.ccwbench.suite.machine.NoiseLog;
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.plan.JdkHome;
import org.ccwbench.suite.results.JmhResult;
import org.ccwbench.suite.results.RunFolder;
import org.ccwbench.suite.results.SampleResults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;

/** The run command, with results that are made up in the place of JVMs, but for one short run. */
class RunCommandTest {
    private static final String[] TWO = {"PageTableBenchmark", "-p", "table=flat", "-p", "order=random"};

    private final Screen screen = Screen.ofPipe();
    private final List<String> measured = new ArrayList<>();
    private RunCommand command;

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = parent.resolve("run");
    }

    private JmhResult fake(Entry entry, JdkHome jdk) {
        measured.add(entry.id());
        return SampleResults.of(entry, 10, 12, 11);
    }

    private int run(Screen where, RunFork fork, String... arguments) {
        final Fitness fit = new Fitness(List.of(new Finding("load", "0", "1", Judgement.GOOD, "")));
        command = new RunCommand(where.terminal(), RunCommandTest::nothing, fork, () -> fit);
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, words) -> {
                    where.terminal().err().println(failure.getMessage());
                    return ExitCode.USAGE;
                })
                .execute(arguments);
    }

    private static Verification nothing() {
        return new Verification(ChannelProgramTranslator.dat());
    }

    private int begin(RunFork fork, String... further) {
        final List<String> arguments = new ArrayList<>(List.of(TWO));
        arguments.addAll(List.of("--results", folder.toString()));
        arguments.addAll(List.of(further));
        return run(screen, fork, arguments.toArray(new String[0]));
    }

    private int resume(RunFork fork) {
        return run(screen, fork, "--resume", folder.toString());
    }

    @Test
    void shouldPrintThePlanThenMeasureAndPrintARowWithItsForksForEachFigure() {
        assertThat(begin(this::fake)).isZero();

        final List<String> lines = screen.out().lines().toList();
        assertThat(lines.get(0)).startsWith("machine  ");
        assertThat(lines.get(1)).isEqualTo("fitness  FIT");
        assertThat(lines.get(2)).matches("benchmark +results  forks  iterations  about");
        assertThat(lines.get(3)).matches("memory\\.PageTableBenchmark\\.lookUp +1 +3  5 \\+ 10 +14 s");
        assertThat(lines.get(5)).isEqualTo("plan     2 results from 6 JVMs, about 29 s");
        assertThat(lines.get(6)).isEqualTo("checked  0 agree, 0 differ");
        assertThat(lines.get(7)).matches("benchmark +parameters +figure  median  lowest  highest  forks");
        assertThat(lines.get(8))
                .matches("memory\\.PageTableBenchmark\\.lookUp +order=random table=flat  ns/op +11\\.00 +11\\.00"
                        + " +11\\.00  3");
        assertThat(screen.lastLine()).isEqualTo("results  " + folder);
        assertThat(measured).hasSize(6);
        assertThat(screen.err().lines())
                .hasSize(6)
                .allMatch(line -> line.matches(
                        "\\[[#-]{20}] \\d/6  memory\\S+ order=random table=flat, fork \\d of 3, about \\d+ s left"));
        final RunFolder left = RunFolder.open(folder);
        assertThat(left.record().plan()).hasSize(2).allMatch(entry -> left.forks(entry) == 3);
        assertThat(left.record().command()).startsWith("PageTableBenchmark");
    }

    @Test
    void shouldKeepWhatThereIsWhenItIsStoppedAndGoOnWithTheRest() {
        assertThat(begin((entry, jdk) -> {
                    if (measured.size() == 2) {
                        command.stop();
                    }
                    return fake(entry, jdk);
                }))
                .isEqualTo(4);
        assertThat(measured).hasSize(3);
        assertThat(screen.out())
                .contains("Stopped early: 3 of 6 JVMs are measured. To go on:\n  ")
                .contains(" -jar ", " run --resume " + folder + "\n")
                .contains("  1 of 3\n", "  2 of 3\n");

        assertThat(resume(this::fake)).isZero();
        assertThat(measured).hasSize(6);
        assertThat(measured.stream().distinct())
                .hasSize(2)
                .allMatch(id -> measured.stream().filter(id::equals).count() == 3);

        assertThat(resume(this::fake)).isZero();
        assertThat(measured).hasSize(6);
        assertThat(screen.out()).contains("All of it is measured already.\n");
    }

    @Test
    void shouldGoOnAfterAFailureAndSayWhatFailed() throws IOException {
        final RunFork failing = (entry, jdk) -> {
            if (entry.benchmark().endsWith("lookUp")) {
                final RunnerException failure = new RunnerException("the fork died");
                failure.addSuppressed(new IllegalStateException("x\njava.lang.Error: no page\n\tat a\n"));
                throw failure;
            }
            return fake(entry, jdk);
        };

        assertThat(begin(failing)).isEqualTo(6);
        assertThat(measured).hasSize(3).allMatch(id -> id.contains("pinAndUnpin"));
        final Path kept = folder.resolve("failed-memory.PageTableBenchmark.lookUp-order=random-table=flat.txt");
        assertThat(screen.out())
                .contains("failed   memory.PageTableBenchmark.lookUp-order=random-table=flat: no page; what its JVM"
                        + " printed is in " + kept + "\n")
                .contains("Not complete: 3 of 6 JVMs are measured. To go on:\n")
                .doesNotContain("\tat ");
        assertThat(Files.readString(kept)).contains("\tat a");
    }

    @Test
    void shouldStopAtAWrongTranslation() {
        assertThat(begin((entry, jdk) -> {
                    throw new RunnerException(new WrongTranslationException("wrong page"));
                }))
                .isEqualTo(3);
        assertThat(screen.out()).contains("wrong page\n");
    }

    @Test
    void shouldStopWhenOthersMeasure() {
        assertThat(begin((entry, jdk) -> {
                    throw new RunnerException("ERROR: Unable to acquire the JMH lock (/tmp/jmh.lock)");
                }))
                .isEqualTo(5);
        assertThat(screen.out()).contains("Other benchmarks are running on this machine");
    }

    @Test
    void shouldLoseNothingWhenTheDiskIsFull() {
        final RunFork filling = (entry, jdk) -> {
            final JmhResult result = fake(entry, jdk);
            if (measured.size() == 6) {
                final Path unfinished = folder.resolve("results/." + entry.id() + ".json.tmp");
                try {
                    Files.createSymbolicLink(unfinished, Path.of("/dev/full"));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            return result;
        };

        assertThat(begin(filling)).isEqualTo(5);
        assertThat(screen.out())
                .contains(": cannot be written: No space left on device\n", "lookUp", "pinAndUnpin", "--resume");
        assertThat(screen.out()).contains("Stopped early: 5 of 6 JVMs are measured. To go on:\n");
        final RunFolder left = RunFolder.open(folder);
        assertThat(left.record().plan().stream().mapToInt(left::forks)).containsExactlyInAnyOrder(2, 3);
        assertThat(resume(this::fake)).isZero();
        assertThat(measured).hasSize(7);
    }

    @Test
    void shouldMeasureSeveralJdksInTurn() {
        final String home = System.getProperty("java.home");

        assertThat(begin(this::fake, "--jdk", home, "--jdk", home)).isZero();
        assertThat(measured).hasSize(12);
        assertThat(measured.subList(0, 2)).allMatch(id -> id.endsWith("-jdk" + (measured.indexOf(id) + 1)));
        assertThat(screen.out())
                .contains("with     JDK " + System.getProperty("java.runtime.version") + " (")
                .containsPattern("benchmark +parameters +JDK +figure");
    }

    @Test
    void shouldRefuseToGoOnElsewhere() throws IOException {
        assertThat(begin(this::fake)).isZero();
        final Path record = folder.resolve("run.json");
        Files.writeString(
                record, Files.readString(record).replaceFirst("\"processors\": \"\\d+\"", "\"processors\": \"99\""));

        assertThat(resume(this::fake)).isEqualTo(5);
        assertThat(screen.err())
                .contains(folder + ": cannot go on here, as times of both could not be set beside each other: another"
                        + " machine (processors: 99 then, ");
    }

    @Test
    void shouldRefuseWhatCannotBeMeasured() throws IOException {
        final Path file = Files.createFile(parent.resolve("file"));
        assertRefused("no benchmark matches Bogus", "Bogus");
        assertRefused("-p bogus: none of these benchmarks has that parameter", "-p", "bogus=1");
        assertRefused("-p shape=round: ", "-p", "shape=round");
        assertRefused("none: there is no JDK", "--jdk", "none");
        assertRefused("is too short for ", "--budget", "1s");
        assertRefused("takes no other option", "--resume", parent.toString(), "--seed", "2");
        assertRefused("there is no run in it", "--resume", parent.toString());
        assertRefused("cannot be made a directory", "returnAtOnce", "--results", file.toString());
        assertThat(measured).isEmpty();
    }

    private void assertRefused(String complaint, String... arguments) {
        final Screen refusing = Screen.ofPipe();
        assertThat(run(refusing, this::fake, arguments)).isEqualTo(5);
        assertThat(refusing.err()).contains(complaint).hasLineCount(1);
    }

    @Test
    void shouldMeasureInAJvmOfItsOwn() throws IOException {
        assertThat(run(
                        screen,
                        RunFork::inJvm,
                        "A0BaselineBenchmark.returnAtOnce",
                        "--budget",
                        "3s",
                        "--results",
                        folder.toString()))
                .isZero();
        assertThat(screen.out())
                .containsPattern(
                        "A0BaselineBenchmark.returnAtOnce +ns/op +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\d+\\.\\d\\d  1\n");
        assertThat(folder.resolve(NoiseLog.FILE)).exists();
        final JsonArray all = JsonParser.parseString(Files.readString(folder.resolve("jmh-result.json")))
                .getAsJsonArray();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).getAsJsonObject().keySet())
                .contains("jmhVersion", "benchmark", "mode", "threads", "forks", "jvm", "primaryMetric");
        assertThat(all.get(0).getAsJsonObject().getAsJsonObject("primaryMetric").keySet())
                .contains("score", "scoreError", "scoreConfidence", "scorePercentiles", "scoreUnit", "rawData");
        assertThat(RunFolder.open(folder).results().values())
                .singleElement()
                .satisfies(result -> assertThat(result.scores().get(0)).hasSize(4));
    }

    @Test
    void shouldSayWhyAJvmFailed() {
        assertThat(run(
                        screen,
                        RunFork::inJvm,
                        "irq.InterruptLoadBenchmark",
                        "-p",
                        "irq=often",
                        "-p",
                        "shape=direct1",
                        "--budget",
                        "3s",
                        "--results",
                        folder.toString()))
                .isEqualTo(6);
        assertThat(screen.out())
                .contains("failed   irq.InterruptLoadBenchmark.pairs-")
                .contains("often");
    }
}
