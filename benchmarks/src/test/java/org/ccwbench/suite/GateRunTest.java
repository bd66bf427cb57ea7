package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.gate.Layer;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.PlantedVersion;
import org.ccwbench.suite.gate.duet.ForkResult;
import org.ccwbench.suite.gate.duet.ForkRunner;
import org.ccwbench.suite.gate.duet.ForkTask;
import org.ccwbench.suite.gate.duet.Side;
import org.ccwbench.suite.gate.duet.Slices;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.machine.Finding;
import org.ccwbench.suite.machine.Finding.Judgement;
import org.ccwbench.suite.machine.Fitness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Gate and compare from the first layer to the exit code, with planted versions and forks that are made up. */
class GateRunTest {
    private static final String WRONG = "if (true) { throw new IllegalStateException(\"wrong translation of x\"); }";
    private static final String ALLOCATES = "for (int i = 0; i < n; i++) { sink = new int[2]; } return n;";
    private static final Fitness FIT = new Fitness(List.of());
    private static final Fitness UNFIT =
            new Fitness(List.of(new Finding("steal", "9 %", "at most 2 %", Judgement.BAD, "another machine")));

    private final Screen screen = Screen.ofPipe();
    private final List<Fitness> looks = new ArrayList<>(List.of(FIT, FIT));
    private Layer correctness = Layer.of("correctness", Result.PASSED, "all agree");
    private ForkRunner forks = task -> fork(task, 1, 1);
    private Version now;

    @TempDir
    private Path folder;

    private Path jar;
    private Path results;

    @BeforeEach
    void plant() throws IOException {
        now = planted("now", "", PlantedVersion.WORK);
        jar = PlantedVersion.jar(planted("before", "", PlantedVersion.WORK), folder.resolve("jar/before.jar"), "{}");
        results = folder.resolve("results");
    }

    private Version planted(String name, String opening, String body) throws IOException {
        return PlantedVersion.of(Files.createDirectory(folder.resolve(name)), 20, opening, body);
    }

    /** A fork in which the new version takes as much longer as said, and the rulers too. */
    private static ForkResult fork(ForkTask task, double ratio, double ruler) {
        final double asMuch = task.newVersion().equals(task.oldVersion()) ? 1 : ratio;
        return new ForkResult(
                task.first(),
                task.clock(),
                Map.of(task.kernel(), slices(asMuch), "ruler.copy", slices(ruler), "ruler.walk", slices(1)),
                null,
                null);
    }

    private static Slices slices(double ratio) {
        final long nanos = Math.round(1e7 * ratio);
        return new Slices(100_000, new long[][] {{10_000_000, 10_000_000, nanos, nanos}}, Map.of());
    }

    private int gate(String... more) {
        final List<String> words = new ArrayList<>(
                List.of(jar.toString(), "--kernels", "planted", "--no-instructions", "--results", results.toString()));
        words.addAll(Arrays.asList(more));
        return run(new GateCommand(screen.terminal(), tools()), words);
    }

    private int compare(String... more) {
        final List<String> words = new ArrayList<>(List.of(jar.toString(), "planted", "--results", results.toString()));
        words.addAll(Arrays.asList(more));
        return run(new CompareCommand(screen.terminal(), tools()), words);
    }

    private ComparisonTools tools() {
        final Iterator<Fitness> look = looks.iterator();
        return new ComparisonTools(now, look::next, progress -> correctness, () -> forks);
    }

    private int run(Object command, List<String> words) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    screen.terminal().err().println(failure.getMessage());
                    return ExitCode.USAGE;
                })
                .execute(words.toArray(String[]::new));
    }

    private JsonObject verdict() throws IOException {
        return JsonParser.parseString(Files.readString(results.resolve("verdict.json")))
                .getAsJsonObject();
    }

    private List<String> layers() throws IOException {
        final JsonArray layers = verdict().getAsJsonArray("layers");
        final List<String> names = new ArrayList<>();
        for (final JsonElement layer : layers) {
            final JsonObject one = layer.getAsJsonObject();
            names.add(one.get("name").getAsString() + ' ' + one.get("result").getAsString());
        }
        return names;
    }

    @Test
    void shouldPassWhatIsTheSame() throws IOException {
        assertThat(gate()).isZero();
        assertThat(layers())
                .containsExactly(
                        "correctness passed",
                        "work counters passed",
                        "allocations passed",
                        "instructions not_measured",
                        "times passed");
        assertThat(verdict().get("result").getAsString()).isEqualTo("passed");
        assertThat(screen.lastLine()).isEqualTo("ok; results in " + results);
        assertThat(results.resolve("counters.json")).exists();
        assertThat(Files.readString(results.resolve("counters-before.json"))).isEqualToIgnoringWhitespace("{}");
        assertThat(results.resolve("summary.md")).exists();
        assertThat(results.resolve("duet/planted.json")).exists();
        assertThat(jar.getParent()).isDirectoryNotContaining("glob:**noise-floor.json");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndWith1WhenSlower(boolean gates) throws IOException {
        forks = task -> fork(task, 1.2, 1);
        assertThat(gates ? gate() : compare()).isEqualTo(1);
        assertThat(verdict().get("result").getAsString()).isEqualTo("slower");
        assertThat(screen.out())
                .contains("planted     100.0  1.200 [1.200, 1.200]         -   0 -> 0  SLOWER (16 forks, both orders"
                        + " agree, confirmed by 8 fresh ones: 1.200 [1.200, 1.200])")
                .contains("rounds   72 rounds count, none was dropped\n");
    }

    @ParameterizedTest
    @CsvSource({"true, false, 0", "true, true, 4", "false, false, 0", "false, true, 4"})
    void shouldDecideNothingOnAnUnfitMachine(boolean gates, boolean strict, int code) throws IOException {
        looks.set(1, UNFIT);
        forks = task -> fork(task, 1.2, 1);
        final String[] more = strict ? new String[] {"--strict"} : new String[0];
        assertThat(gates ? gate(more) : compare(more)).isEqualTo(code);
        assertThat(layers()).last().isEqualTo("times information");
        assertThat(screen.err())
                .endsWith("warning: not decided, as the machine is unfit"
                        + (strict ? "" : "; --strict makes this exit code 4") + "\n");
        assertThat(screen.lastLine()).startsWith("not decided; ");
    }

    @Test
    void shouldTrustTheLookRightBeforeTheTimes() {
        looks.set(0, UNFIT);
        forks = task -> fork(task, 1.2, 1);
        assertThat(gate()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 4"})
    void shouldNotDecideWhenTheSameCodeIsNotTheSame(boolean strict, int code) throws IOException {
        forks = task -> fork(task, 1.2, 1.1);
        assertThat(strict ? gate("--strict") : gate()).isEqualTo(code);
        assertThat(screen.out()).contains("void: ruler.copy does the same in both versions");
        assertThat(layers()).last().isEqualTo("times not_decided");
    }

    @Test
    void shouldMeasureNothingOfAWrongTranslation() throws IOException {
        correctness = Layer.of("correctness", Result.WRONG, "1 differs");
        assertThat(gate()).isEqualTo(3);
        assertThat(layers()).containsExactly("correctness wrong");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndWith3WhenAKernelAnswersWrongly(boolean gates) throws IOException {
        now = planted("wrong", WRONG, PlantedVersion.WORK);
        assertThat(gates ? gate() : compare()).isEqualTo(3);
        assertThat(layers()).last().isEqualTo("kernels wrong");
        assertThat(screen.out()).contains("kernels        WRONG: planted: wrong translation of x\n");
        assertThat(results.resolve("summary.md")).exists();
    }

    @Test
    void shouldEndWith3WhenAKernelAnswersWronglyInAFork() {
        forks = task -> new ForkResult(task.first(), task.clock(), Map.of(), "wrong at last", Side.NEW);
        assertThat(gate()).isEqualTo(3);
        assertThat(screen.out()).contains("kernels        WRONG: planted: wrong at last\n");
    }

    @Test
    void shouldSayThatTheBaselineAnswersWrongly() throws IOException {
        jar = PlantedVersion.jar(planted("ill", WRONG, PlantedVersion.WORK), folder.resolve("jar/ill.jar"), "{}");
        assertThat(gate()).isEqualTo(5);
        assertThat(screen.err())
                .endsWith("the baseline cannot be run here: planted: wrong translation of x\n")
                .doesNotContain("Interrupted");
    }

    @Test
    void shouldEndWith1WhenMemoryIsTakenFromTheHeapHoweverFastThatIs() throws IOException {
        now = planted("allocating", "", ALLOCATES);
        forks = task -> fork(task, 0.8, 1);
        assertThat(gate()).isEqualTo(1);
        assertThat(layers()).contains("allocations slower", "times passed");
    }

    @Test
    void shouldKeepWhatWasFoundBeforeAJvmFailed() throws IOException {
        forks = task -> {
            throw new IOException("a JVM that measures failed: out of luck");
        };
        assertThat(gate()).isEqualTo(6);
        assertThat(screen.err())
                .endsWith("The comparison failed: a JVM that measures failed: out of luck\nWhat was found until then is"
                        + " in " + results + "\n");
        assertThat(layers()).contains("work counters passed").last().isEqualTo("stopped not_decided");
    }

    @Test
    void shouldNotMixItsResultsWithEarlierOnes() throws IOException {
        assertThat(gate()).isZero();
        final String before = Files.readString(results.resolve("verdict.json"));
        assertThat(gate()).isEqualTo(5);
        assertThat(screen.err()).endsWith(results + ": holds results already: give another directory\n");
        assertThat(results.resolve("verdict.json")).hasContent(before);
    }

    @ParameterizedTest
    @CsvSource({
        "translate.eckd12.hot, TranslateBenchmark.cycle -p shape=eckd12 -p data=hot -p table=flat",
        "dat.direct1.pool, TranslateBenchmark.cycle -p shape=direct1 -p data=pool -p table=dat",
        "request.eckd12, StartToInterruptBenchmark -p shape=eckd12 -p data=hot",
        "interrupt.eckd12, InterruptCostBenchmark -p shape=eckd12"
    })
    void shouldNameTheBenchmarkToProfile(String kernel, String arguments) {
        assertThat(KernelProfile.of(kernel, "main")).contains("profile " + arguments + " --diff main");
    }

    @Test
    void shouldKnowABenchmarkToProfileForEveryKernelOfThisVersion() {
        assertThat(Version.current().kernels())
                .isNotEmpty()
                .allSatisfy(
                        kernel -> assertThat(KernelProfile.of(kernel, "main")).isPresent());
        assertThat(KernelProfile.of("planted", "main")).isEmpty();
    }
}
