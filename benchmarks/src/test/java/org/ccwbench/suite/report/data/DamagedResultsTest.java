package org.ccwbench.suite.report.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ccwbench.suite.gate.counters.CountersFile;
import org.ccwbench.suite.report.SampleDirectories;
import org.ccwbench.suite.results.ResultsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that real commands have left, and then somebody has spoilt: what is whole is read, the rest is named. */
class DamagedResultsTest {
    private static final byte[] GARBAGE = {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80, '\n'};

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

    @Test
    void shouldNameEveryDamagedFileAndReadTheRest() throws IOException {
        final Path spoilt = SampleDirectories.copy("load", folder);
        final Path result;
        try (var files = Files.list(spoilt.resolve("results"))) {
            result = files.sorted().findFirst().orElseThrow();
        }
        Files.writeString(result, Files.readString(result).substring(0, 500));
        Files.writeString(spoilt.resolve("latency/sweep.csv"), "requests_offered\n12,");
        Files.writeString(spoilt.resolve("latency/17k-service.hlog"), "#[Nothing]\n1,2,3,xx\n");
        final Path recording =
                spoilt.resolve("profile/TranslateBenchmark.cycle-data=hot-shape=eckd12-table=flat-jfr-1.jfr");
        Files.write(recording, new byte[] {1, 2, 3});

        final Results results = read(spoilt);

        assertThat(results.problems())
                .extracting(Problem::file)
                .containsExactlyInAnyOrder(
                        result.toString(),
                        spoilt + "/latency/sweep.csv",
                        spoilt + "/latency/17k-service.hlog",
                        recording.toString());
        assertThat(results.problems())
                .allSatisfy(problem -> assertThat(problem.why()).isNotBlank().doesNotContain("Exception", "null"));
        assertThat(results.series()).isNotEmpty();
        assertThat(results.runs().get(0).recordings()).hasSize(1);
        assertThat(results.runs().get(0).latencies()).isNotEmpty();
    }

    @Test
    void shouldReadResultsWhoseRecordIsDamaged() throws IOException {
        final Path spoilt = SampleDirectories.copy("part1", folder);
        Files.writeString(spoilt.resolve("run.json"), "{");

        final Results results = read(spoilt);

        assertThat(results.problems()).extracting(Problem::file).containsExactly(spoilt + "/run.json");
        assertThat(results.series())
                .hasSameSizeAs(clean(SampleDirectories.of("part1")).series());
    }

    @Test
    void shouldKeepTheVerdictWhenTheForksOfAKernelAreDamaged() throws IOException {
        final Path gate = SampleDirectories.copy("gate", folder);
        final Path forks = gate.resolve("duet/request.eckd12.json");
        Files.writeString(forks, Files.readString(forks).substring(0, 500));
        final Path garbage = Files.write(gate.resolve("duet/interrupt.eckd12.json"), GARBAGE);

        final Results results = read(gate);

        assertThat(results.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        garbage + ": cannot be read: it is not text in UTF-8",
                        forks + ": is damaged, and no file of a kernel's forks");
        final Run run = results.runs().get(0);
        assertThat(run.verdict().orElseThrow().kernels()).hasSize(5);
        assertThat(run.forkRatios()).hasSize(3);
    }

    @Test
    void shouldReadWhatIsWholeOfAGateWhoseVerdictIsDamaged() throws IOException {
        final Path gate = SampleDirectories.copy("gate", folder);
        CountersFile.write(gate.resolve("counters.json"), CountersFile.bundled());
        final Path verdict = gate.resolve("verdict.json");
        Files.writeString(verdict, Files.readString(verdict).substring(0, 900));

        final Results results = read(gate);

        assertThat(results.problems())
                .extracting(Problem::toString)
                .containsExactly(verdict + ": is damaged, and no verdict of a gate or a comparison");
        assertThat(results.runs().get(0).counters()).isNotEmpty();
    }

    @Test
    void shouldSayOfEveryFileWithoutTextThatItIsNone() throws IOException {
        final Path spoilt = SampleDirectories.copy("load", folder);
        SampleDirectories.copy("gate", folder);
        final Path result;
        try (var files = Files.list(spoilt.resolve("results"))) {
            result = files.sorted().findFirst().orElseThrow();
        }
        final List<Path> garbage = List.of(
                result,
                spoilt.resolve("run.json"),
                spoilt.resolve("noise.jsonl"),
                spoilt.resolve("other.json"),
                spoilt.resolve("counters.json"),
                spoilt.resolve("counters-before.json"),
                spoilt.resolve("environment.json"),
                spoilt.resolve("verify.json"),
                spoilt.resolve("latency/sweep.csv"),
                spoilt.resolve("latency/latency.txt"),
                folder.resolve("gate/verdict.json"));
        for (final Path file : garbage) {
            Files.write(file, GARBAGE);
        }

        final Results results = read(folder);

        assertThat(results.problems())
                .extracting(Problem::file)
                .containsExactlyInAnyOrderElementsOf(
                        garbage.stream().map(Path::toString).toList());
        assertThat(results.problems())
                .allSatisfy(problem -> assertThat(problem.why()).endsWith("cannot be read: it is not text in UTF-8"));
        assertThat(results.series()).isNotEmpty();
    }

    @Test
    void shouldSayOfEveryFileThatIsCutThatItIsDamaged() throws IOException {
        for (final String name :
                List.of("noise.json", "counters.json", "environment.json", "verdict.json", "verify.json")) {
            Files.writeString(folder.resolve(name), "{\"a\": ");
        }
        Files.write(folder.resolve("1k-service.hlog"), GARBAGE);

        assertThat(read(folder).problems())
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem.why()).matches("is (not|damaged)[a-zA-Z', ]*"));
    }

    @Test
    void shouldRefuseAnArchiveThatIsDamaged() throws IOException {
        final Path zip = Files.write(folder.resolve("a.zip"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> read(zip)).isInstanceOf(ResultsException.class).hasMessageContaining("a.zip");
    }
}
