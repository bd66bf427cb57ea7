package org.ccwbench.suite.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.report.SampleDirectories;
import org.ccwbench.suite.results.Archive;
import org.ccwbench.suite.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that real commands have left, put together. */
class ResultsTest {
    /** Of each result in the samples. */
    private static final int FORKS = 2;

    @TempDir
    private Path folder;

    private static Results read(Path... places) {
        return Results.read(List.of(places));
    }

    private static Results clean(Path... places) {
        final Results results = read(places);
        assertThat(results.problems()).isEmpty();
        return results;
    }

    private static void replace(Path file, String what, String with) throws IOException {
        final String text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replace(what, with));
    }

    @Test
    void shouldPutPartsOfARunTogether() {
        final int first = clean(SampleDirectories.of("part1")).series().size();
        final int second = clean(SampleDirectories.of("part2")).series().size();

        assertThat(first).isPositive();
        assertThat(second).isPositive();
        assertThat(clean(SampleDirectories.of("part1"), SampleDirectories.of("part2"))
                        .series())
                .hasSize(first + second);
    }

    @Test
    void shouldCountEveryForkOnce() {
        final Run run = clean(SampleDirectories.of("part1")).runs().get(0);

        assertThat(run.record().orElseThrow().plan()).allMatch(entry -> entry.forks() == 2);
        assertThat(Results.of(run).series())
                .allSatisfy(series -> assertThat(series.forks()).hasSize(2));
    }

    @Test
    void shouldCountTheFileOfAllResultsOnlyWhereThereIsNoOther() throws IOException {
        final Path run = SampleDirectories.copy("part1", folder);
        RunFolder.open(run).writeForJmh();

        assertThat(clean(run).series())
                .isEqualTo(clean(SampleDirectories.of("part1")).series());

        final Path alone = Files.createDirectory(folder.resolve("alone"));
        Files.copy(run.resolve(RunFolder.JMH), alone.resolve(RunFolder.JMH));
        assertThat(clean(alone).series()).hasSameSizeAs(clean(run).series());
    }

    @Test
    void shouldAddUpTheForksOfRepeatedRuns() throws IOException {
        final Path again = SampleDirectories.copy("part1", folder);
        replace(again.resolve("run.json"), "\"started\": \"2026-11-22T", "\"started\": \"2026-11-23T");

        final Series once = clean(SampleDirectories.of("part1")).series().get(0);
        final Series twice =
                clean(SampleDirectories.of("part1"), again).series().get(0);

        assertThat(twice.forks()).hasSize(2 * once.forks().size());
        assertThat(twice.median()).isEqualTo(once.median());
    }

    @Test
    void shouldListFlameGraphsOfWhatChangedToo() throws IOException {
        final Path load = SampleDirectories.copy("load", folder);
        final Path plain = clean(load).runs().get(0).flames().get(0);
        final Path diff = Files.copy(
                plain, plain.resolveSibling(plain.getFileName().toString().replace("-jfr-1", "-jfr-diff-1")));

        assertThat(clean(load).runs().get(0).flames()).containsExactly(plain, diff);
    }

    @Test
    void shouldCountARunThatIsGivenTwiceOnce() {
        final Path again = SampleDirectories.copy("part1", folder);

        final Results twice = clean(SampleDirectories.of("part1"), again);

        assertThat(twice.refusals())
                .containsExactly(new Results.Refusal(
                        again.toString(),
                        "it holds the same run as " + SampleDirectories.of("part1")
                                + ", whose times are counted once"));
        assertThat(twice.series().get(0).forks()).hasSize(2);
    }

    @Test
    void shouldNameThePartsThatAreMissing() throws IOException {
        final Path third = SampleDirectories.copy("part1", folder);
        replace(third.resolve("run.json"), "\"shard\": \"1/2\"", "\"shard\": \"3/7\"");
        final String work = " of run BesideLimitBenchmark -p shape=direct1,direct16,direct255,idal16,idal256,idal1024,"
                + "eckd12 --budget 75s, seed 1; there is ";

        assertThat(clean(SampleDirectories.of("part1"), SampleDirectories.of("part2"))
                        .missing())
                .isEmpty();
        assertThat(clean(SampleDirectories.of("part2")).missing())
                .containsExactly("part 1 of 2 is missing" + work + SampleDirectories.of("part2"));
        assertThat(clean(third).missing()).containsExactly("parts 1-2, 4-7 of 7 are missing" + work + third);
        assertThat(clean(SampleDirectories.of("load")).missing()).isEmpty();
    }

    @Test
    void shouldSayHowMuchOfARunIsThere() throws IOException {
        final Path stopped = SampleDirectories.copy("load", folder);
        try (var files = Files.list(stopped.resolve("results"))) {
            Files.delete(files.findFirst().orElseThrow());
        }

        final int planned = clean(stopped).runs().get(0).record().orElseThrow().plan().stream()
                .mapToInt(Entry::forks)
                .sum();
        assertThat(clean(stopped).missing())
                .containsExactly(stopped + " has results of " + (planned - FORKS) + " of " + planned
                        + " JVMs: run --resume goes on");
    }

    @Test
    void shouldNotPutPartsOfDifferentRunsTogether() throws IOException {
        final Path other = SampleDirectories.copy("part2", folder);
        for (final String[] change : new String[][] {
            {"\"seed\": 1", "\"seed\": 2"}, {"\"--budget\"", "\"--tag\""}, {"\"shard\": \"2/2\"", "\"shard\": \"2/3\""}
        }) {
            replace(other.resolve("run.json"), change[0], change[1]);

            final Results results = clean(SampleDirectories.of("part1"), other);

            assertThat(results.refusals()).hasSize(1);
            assertThat(results.refusals().get(0).why())
                    .startsWith("it is part 2/")
                    .contains(SampleDirectories.of("part1") + " is part 1/2 of another run, run BesideLimit");
            assertThat(results.missing()).hasSize(2);
            assertThat(results.series())
                    .hasSameSizeAs(clean(SampleDirectories.of("part1")).series());
            replace(other.resolve("run.json"), change[1], change[0]);
        }
    }

    @Test
    void shouldPutPartsOfACheckTogether() throws IOException {
        assertThat(clean(SampleDirectories.of("check1")).missing())
                .containsExactly("part 2 of 2 is missing of verify; there is " + SampleDirectories.of("check1"));
        final Results both = clean(SampleDirectories.of("check1"), SampleDirectories.of("check2"));
        assertThat(both.missing()).isEmpty();
        assertThat(both.checks()).hasSize(1);

        final Path other = SampleDirectories.copy("check2", folder);
        replace(other.resolve("verify.json"), "\"command\": [", "\"command\": [\"--table\",\"flat\",");
        assertThat(clean(SampleDirectories.of("check1"), other).checks()).hasSize(2);
    }

    @Test
    void shouldReadAnArchiveAsItsDirectory() {
        final Path zip = folder.resolve("load.zip");
        Archive.write(SampleDirectories.of("load"), zip);

        final Run packed = clean(zip).runs().get(0);
        final Run plain = clean(SampleDirectories.of("load")).runs().get(0);

        assertThat(packed.results()).hasSameSizeAs(plain.results());
        assertThat(packed.latencies()).containsOnlyKeys(plain.latencies().keySet());
        assertThat(packed.recordings()).isEqualTo(plain.recordings()).hasSize(2);
        assertThat(packed.sweep()).isEqualTo(plain.sweep()).isNotEmpty();
        assertThat(packed.noise()).hasSameSizeAs(plain.noise()).isNotEmpty();
        assertThat(packed.environment()).isEqualTo(plain.environment()).isPresent();
    }

    @Test
    void shouldFindRunsInADirectoryOfRuns() {
        SampleDirectories.copy("part1", folder);
        SampleDirectories.copy("part2", folder);

        assertThat(clean(folder).runs()).extracting(Run::name).containsExactly(folder + "/part1", folder + "/part2");
    }

    @Test
    void shouldRefuseTimesOfAnotherMachine() throws IOException {
        final Path other = SampleDirectories.copy("part2", folder);
        replace(other.resolve("run.json"), "\"processors\": \"2\"", "\"processors\": \"64\"");

        final Results results = clean(SampleDirectories.of("part1"), other);

        assertThat(results.refusals()).hasSize(1);
        assertThat(results.refusals().get(0).run()).isEqualTo(other.toString());
        assertThat(results.refusals().get(0).why()).contains("another machine", "processors");
        assertThat(results.series())
                .hasSameSizeAs(clean(SampleDirectories.of("part1")).series());
    }

    @Test
    void shouldRefuseTimesOfAnotherJdk() throws IOException {
        final Path other = SampleDirectories.copy("part2", folder);
        replace(other.resolve("run.json"), "\"version\": \"17", "\"version\": \"25");

        assertThat(clean(SampleDirectories.of("part1"), other).refusals().get(0).why())
                .contains("another JDK");
    }

    @Test
    void shouldRefuseTimesThatDoNotSayWhereTheyComeFrom() throws IOException {
        final Path other = SampleDirectories.copy("part2", folder);
        Files.delete(other.resolve("run.json"));

        assertThat(clean(other).refusals()).isEmpty();
        assertThat(clean(other).series()).isNotEmpty();
        assertThat(clean(other, SampleDirectories.of("part1")).refusals())
                .extracting(Results.Refusal::run)
                .containsExactly(other.toString());
    }

    @Test
    void shouldNotAddUpForksOfAnotherJar() throws IOException {
        final Path other = SampleDirectories.copy("part1", folder);
        final String digest =
                clean(other).runs().get(0).environment().orElseThrow().jar().get("sha256");
        replace(other.resolve("run.json"), digest, "0".repeat(digest.length()));

        final List<Series> series = clean(SampleDirectories.of("part1"), other).series();

        assertThat(series).hasSize(2 * clean(other).series().size());
        assertThat(series).extracting(Series::version).contains("jar 00000000", "jar " + digest.substring(0, 8));
    }

    @Test
    void shouldReadTheResultsOfOlderCommands() {
        final Path older = Path.of("results/2026-11-22-epyc-jdk17");

        assertThat(clean(older).series()).extracting(Series::figure).contains("ns/program", "x limit", "ns/op");
    }

    @Test
    void shouldReadTheVerdictOfAGate() {
        final Run gate = clean(SampleDirectories.of("gate")).runs().get(0);
        final Verdict verdict = gate.verdict().orElseThrow();

        assertThat(verdict.kernels()).isNotEmpty();
        assertThat(verdict.layers()).extracting(Verdict.Layer::name).contains("times");
        assertThat(verdict.kernels()).allSatisfy(kernel -> {
            final Verdict.Ratio estimate = kernel.estimate();
            assertThat(estimate.low()).isLessThanOrEqualTo(estimate.ratio());
            assertThat(estimate.high()).isGreaterThanOrEqualTo(estimate.ratio());
            assertThat(gate.forkRatios().get(kernel.kernel())).hasSize(estimate.forks());
            assertThat(kernel.bytes().now()).hasValue(0);
            assertThat(kernel.nanos().now()).hasValue(kernel.nanos().old().orElseThrow() * estimate.ratio());
            assertThat(kernel.instructions().old()).isEmpty();
        });
        assertThat(verdict.rulers()).containsOnlyKeys("ruler.copy", "ruler.walk");
        assertThat(gate.doctor().orElseThrow().summary()).startsWith("UNFIT: load per core 6.70");
    }
}
