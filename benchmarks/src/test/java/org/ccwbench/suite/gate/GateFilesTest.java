package org.ccwbench.suite.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.ccwbench.suite.gate.DuetSource.Setup;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.duet.ForkResult;
import org.ccwbench.suite.gate.duet.ForkRunner;
import org.ccwbench.suite.gate.duet.ForkTask;
import org.ccwbench.suite.gate.duet.Slices;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.gate.stats.Order;
import org.ccwbench.suite.gate.stats.Verdict;
import org.ccwbench.suite.machine.Clock;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Fitness;
import org.ccwbench.suite.results.ResultsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate reads and writes, with forks that are made up. */
class GateFilesTest {
    private static final Environment HERE = new Environment(
            Map.of("processor", "A"), Map.of("version", "17"), Map.of("sha256", "x"), Map.of("sha256", "y"));
    private static final Environment ELSEWHERE = new Environment(
            Map.of("processor", "B"), Map.of("version", "17"), Map.of("sha256", "x"), Map.of("sha256", "y"));

    @TempDir
    private Path folder;

    /** New is slower than old by a part, and by a little that comes from the seed. */
    private static ForkRunner runner(double ratio, double spread) {
        final SplittableRandom random = new SplittableRandom(1);
        return task -> new ForkResult(
                task.first(),
                task.clock(),
                Map.of(
                        task.kernel(),
                        slices(task, ratio * (1 + spread * (random.nextDouble() - 0.5))),
                        "ruler.copy",
                        slices(task, 1),
                        "ruler.walk",
                        slices(task, 1)),
                null,
                null);
    }

    private static Slices slices(ForkTask task, double ratio) {
        final double more = task.newVersion().equals(task.oldVersion()) ? 1 : ratio;
        final long nanos = Math.round(1e7 * more);
        return new Slices(100_000, new long[][] {{10_000_000, 10_000_000, nanos, nanos}}, Map.of("compilation", 2));
    }

    private Setup setup(double ratio, double spread) {
        return new Setup(
                new Version("old"),
                new Version("new"),
                Clock.WALL,
                0,
                System.nanoTime() + 60_000_000_000L,
                runner(ratio, spread));
    }

    private Path jar(String name, String entry) throws IOException {
        final Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
        }
        return jar;
    }

    @Test
    void shouldFindAVersionByTheNameOfABaselineOrByItsJar() throws IOException {
        final Path jar = jar("saved/main/benchmarks.jar", "a");
        final JsonObject saved = HERE.toJson().getAsJsonObject();
        saved.addProperty("saved", "2026-11-22T20:31:16Z");
        Files.writeString(jar.resolveSibling("environment.json"), saved.toString());
        assertThat(EarlierVersion.find("main", folder.resolve("saved")))
                .isEqualTo(new EarlierVersion("main", jar, Optional.of(jar.getParent())));
        assertThat(EarlierVersion.find(jar.toString(), folder))
                .isEqualTo(new EarlierVersion(jar.toString(), jar, Optional.empty()));
    }

    @Test
    void shouldRefuseAVersionThatIsNotThereOrNoJar() throws IOException {
        assertThatThrownBy(() -> EarlierVersion.find("mian", folder))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("there is no baseline mian in " + folder);
        assertThatThrownBy(() -> EarlierVersion.find("old.jar", folder))
                .isInstanceOf(GateException.class)
                .hasMessage("old.jar: there is no such jar");
        final Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip");
        assertThatThrownBy(() -> EarlierVersion.find(broken.toString(), folder))
                .isInstanceOf(GateException.class)
                .hasMessageStartingWith(broken + ": is not a jar that can be read: ");
    }

    @Test
    void shouldChooseKernelsThatBothVersionsHave() {
        final List<String> names = List.of("translate.eckd12.hot", "request.eckd12", "dat.eckd12.hot");
        assertThat(Headline.choose(null, names, names)).containsExactly("translate.eckd12.hot", "request.eckd12");
        assertThat(Headline.choose("^dat", names, names)).containsExactly("dat.eckd12.hot");
        assertThatThrownBy(() -> Headline.choose("^dat", List.of("request.eckd12"), names))
                .hasMessageStartingWith("no kernel that both versions have matches ^dat: there are translate.");
        assertThatThrownBy(() -> Headline.choose("(", names, names))
                .hasMessageStartingWith("( is not a regular expression: ");
        assertThatThrownBy(() -> Headline.choose(null, List.of(), names))
                .hasMessage("the baseline is from before there were kernels to compare: save a newer one");
    }

    @Test
    void shouldKeepFloorsForThisMachineOnly() throws IOException {
        NoiseFloors.in(folder, HERE, true).put("k", 0.02, 8);
        assertThat(NoiseFloors.in(folder, HERE, true).get("k")).isEqualTo(OptionalDouble.of(0.02));
        assertThat(NoiseFloors.in(folder, HERE, true).get("other")).isEmpty();
        assertThat(NoiseFloors.in(folder, HERE, true).complaints()).isEmpty();
        assertThat(NoiseFloors.in(folder, ELSEWHERE, true).get("k")).isEmpty();
        assertThat(NoiseFloors.in(folder, ELSEWHERE, true).complaints())
                .containsExactly("the noise floors in " + folder.resolve(NoiseFloors.FILE)
                        + " do not count, as they come from another machine (processor: A then, B now)");
        Files.writeString(folder.resolve(NoiseFloors.FILE), "{\"environment\": ");
        assertThat(NoiseFloors.in(folder, HERE, true).get("k")).isEmpty();
        assertThat(NoiseFloors.in(folder, HERE, true).complaints())
                .containsExactly("the noise floors in " + folder.resolve(NoiseFloors.FILE)
                        + " do not count, as they come from a damaged file");
    }

    @Test
    void shouldNotKeepWhatAnUnfitMachineMakesOfEquals() {
        final NoiseFloors floors = NoiseFloors.in(folder, HERE, false);
        floors.put("k", 0.5, 8);
        assertThat(floors.get("k")).isEqualTo(OptionalDouble.of(0.5));
        assertThat(NoiseFloors.in(folder, HERE, true).get("k")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldGoOnWhereFloorsCannotBeKept() {
        final NoiseFloors floors = NoiseFloors.in(folder.resolve("none"), HERE, true);
        floors.put("k", 0.02, 8);
        assertThat(floors.get("k")).isEqualTo(OptionalDouble.of(0.02));
        assertThat(floors.complaints())
                .singleElement()
                .asString()
                .startsWith("noise floors are not kept: " + folder.resolve("none")
                        + "/noise-floor.json: cannot be written");
    }

    @Test
    void shouldKeepEveryForkAsItWasMeasured() throws IOException {
        final Comparison comparison = Comparison.run(
                List.of("k"),
                setup(1.2, 0.01),
                NoiseFloors.in(folder, HERE, true),
                RawForks.into(folder.resolve("duet")),
                true,
                what -> {});
        assertThat(comparison.outcomes().get(0).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(comparison.forks()).isEqualTo(24);
        assertThat(comparison.oldNanos().get("k")).isEqualTo(100);
        assertThat(comparison.rounds()).hasToString("72 rounds count, 144 were dropped: compilation 144");
        assertThat(Files.readAllLines(folder.resolve("duet/k.json"))).hasSize(2 + 24);
        final RawForks read = RawForks.read(folder.resolve("duet"));
        assertThat(read.kernels()).containsExactly("k");
        assertThat(read.of("k"))
                .hasSize(24)
                .extracting(fork -> fork.result().first())
                .contains(Order.NEW_FIRST);
        assertThat(RawForks.ratios(read.of("k"), RawForks.Purpose.COMPARE, "k"))
                .hasSize(16)
                .allSatisfy(fork -> assertThat(Math.exp(fork.log())).isBetween(1.19, 1.21));
        assertThat(NoiseFloors.in(folder, HERE, true).get("k")).isPresent();
    }

    @Test
    void shouldRefuseAFileThatHasNoForks() throws IOException {
        final Path file = Files.writeString(folder.resolve("k.json"), "{\"kernel\": \"k\"}");
        assertThatThrownBy(() -> RawForks.read(folder))
                .isInstanceOf(GateException.class)
                .hasMessage(file + " has no forks of a kernel");
        Files.writeString(file, "{\"kernel\": ");
        assertThatThrownBy(() -> RawForks.read(folder)).hasMessageStartingWith(file + " is not a file of forks: ");
    }

    @Test
    void shouldWriteAVerdictAndASummary() throws IOException {
        final Report report = new Report(
                "gate main",
                "main",
                HERE,
                new Fitness(List.of()),
                "wall clock",
                List.of(
                        Layer.of("correctness", Result.PASSED, "all agree"),
                        Layer.of("times", Result.SLOWER, "1 SLOWER of 1 kernels")),
                List.of(new KernelRow(
                        LayerTest.outcome(Verdict.SLOWER, 1.1),
                        87.5,
                        new KernelRow.Bytes(0, 24),
                        new Instructions.Count(1000, 1100))),
                Map.of("ruler.copy", LayerTest.estimate(1)),
                new Rounds(40, Map.of("interruption", 3)));
        report.write(folder);
        final JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("verdict.json")))
                .getAsJsonObject();
        assertThat(json.get("result").getAsString()).isEqualTo("slower");
        final JsonObject kernel = json.getAsJsonArray("kernels").get(0).getAsJsonObject();
        assertThat(kernel.get("verdict").getAsString()).isEqualTo("slower");
        assertThat(kernel.getAsJsonObject("estimate").get("forks").getAsInt()).isEqualTo(4);
        assertThat(kernel.get("instructionsNew").getAsDouble()).isEqualTo(1100);
        assertThat(kernel.get("allocatedOld").getAsLong()).isZero();
        assertThat(kernel.get("allocatedNew").getAsLong()).isEqualTo(24);
        assertThat(json.get("rounds")).hasToString("{\"counted\":40,\"dropped\":{\"interruption\":3}}");
        assertThat(Files.readAllLines(folder.resolve("summary.md")))
                .contains(
                        "### ccwbench: SLOWER, compared with `main`",
                        "| times | SLOWER | 1 SLOWER of 1 kernels |",
                        "| k | 87.5 | 1.100 [1.100, 1.100] | +10.0 % | 0 -> 24 | SLOWER (4 forks, both orders agree,"
                                + " confirmed by 4 fresh ones: 1.100 [1.100, 1.100]) |");
        assertThat(Files.list(folder).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("verdict.json", "summary.md");
    }

    @Test
    void shouldLetTheFirstBadLayerDecide() {
        final List<Layer> layers = List.of(
                Layer.of("work counters", Result.SLOWER, ""),
                Layer.of("times", Result.NOT_DECIDED, ""),
                Layer.of("more", Result.WRONG, ""));
        assertThat(report(layers).result()).isEqualTo(Result.SLOWER);
        assertThat(report(layers.subList(1, 2)).result()).isEqualTo(Result.NOT_DECIDED);
        assertThat(report(List.of(Layer.of("instructions", Result.NOT_MEASURED, "")))
                        .result())
                .isEqualTo(Result.PASSED);
        assertThat(report(List.of(Layer.of("times", Result.INFORMATION, ""))).result())
                .isEqualTo(Result.NOT_DECIDED);
    }

    private static Report report(List<Layer> layers) {
        return new Report(
                "gate main",
                "main",
                HERE,
                new Fitness(List.of()),
                "",
                layers,
                List.of(),
                Map.of(),
                new Rounds(0, Map.of()));
    }

    @Test
    void shouldMeasureHowOftenTheRuleIsWrong() throws IOException {
        final RawForks equal = recorded(1.0, 0.04);
        final Calibration.Tally alarms = new Calibration(equal, equal).run(100);
        assertThat(alarms.slower()).isZero();
        assertThat(alarms.decisions()).isEqualTo(100);
        final Calibration.Tally finds = new Calibration(recorded(1.1, 0.04), equal).run(100);
        assertThat(finds.slower()).isEqualTo(100);
        assertThat(finds.forks()).isEqualTo(24);
        assertThatThrownBy(() -> new Calibration(RawForks.into(null), equal))
                .hasMessage("there are no recorded forks: --record N makes them");
    }

    private RawForks recorded(double ratio, double spread) throws IOException {
        final RawForks raw = RawForks.into(null);
        new DuetSource(setup(ratio, spread), NoiseFloors.none(List.of()), raw, what -> {}).run("k", 16);
        return raw;
    }
}
