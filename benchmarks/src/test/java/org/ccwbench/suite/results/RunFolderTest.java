package org.ccwbench.suite.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ccwbench.suite.results.SampleResults.environment;
import static org.ccwbench.suite.results.SampleResults.record;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.ccwbench.suite.machine.NoiseLog;
import org.ccwbench.suite.plan.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory of a run: what it keeps, what can be made of several, and what cannot be read. */
class RunFolderTest {
    private static final Entry A = SampleResults.entry("cp.Some.cycle", "a", 2);
    private static final Entry B = SampleResults.entry("cp.Some.cycle", "b", 2);

    @TempDir
    private Path folder;

    private Path run(String name, String processor, Entry... plan) {
        final Path path = folder.resolve(name);
        SampleResults.folder(path, record(environment(processor), "start of " + name, plan));
        return path;
    }

    @Test
    void shouldReadWhatItHasWritten() throws IOException {
        final Path path = run("run", "X", A, B);
        Files.writeString(path.resolve(NoiseLog.FILE), "{\"t\": 7}\n");

        final RunFolder read = RunFolder.open(path);
        assertThat(read.record()).isEqualTo(record(environment("X"), "start of run", A, B));
        assertThat(read.results().keySet()).containsExactlyInAnyOrder(A.id(), B.id());
        assertThat(read.forks(A)).isEqualTo(1);
        assertThat(read.noise()).hasSize(1);
        assertThat(read.broken()).isEmpty();
        try (Stream<Path> files = Files.list(path.resolve("results"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(A.id() + ".json", B.id() + ".json");
        }
    }

    @Test
    void shouldAddJvmsUp() {
        final RunFolder read = RunFolder.open(run("run", "X", A));
        read.add(A, SampleResults.of(A, 5));

        assertThat(RunFolder.open(folder.resolve("run")).forks(A)).isEqualTo(2);
    }

    @Test
    void shouldHaveAllResultsInOneFileForOtherPrograms() throws IOException {
        final Path path = folder.resolve("run");
        final RunFolder run = RunFolder.create(path, record(environment("X"), "", A, B));
        final Path all = path.resolve("jmh-result.json");
        assertThat(all).doesNotExist();

        run.add(B, SampleResults.of(B, 7));
        assertThat(all).hasContent(SampleResults.of(B, 7).toJson());

        run.add(A, SampleResults.of(A, 5));
        run.add(B, SampleResults.of(B, 8));
        final JsonArray list = JsonParser.parseString(Files.readString(all)).getAsJsonArray();
        assertThat(list).hasSize(2);
        assertThat(JmhResult.parse("[" + list.get(0) + "]").params()).isEqualTo(A.params());
        assertThat(JmhResult.parse("[" + list.get(1) + "]").scores()).containsExactly(List.of(7.0), List.of(8.0));

        Files.delete(all);
        RunFolder.open(path).writeForJmh();
        assertThat(JsonParser.parseString(Files.readString(all))).isEqualTo(list);
    }

    @Test
    void shouldNotBeginWhereARunIs() {
        final Path path = run("run", "X", A);

        assertThatThrownBy(() -> RunFolder.create(path, record(environment("X"), "", A)))
                .isInstanceOf(ResultsException.class)
                .hasMessage(path + ": holds a run already: run --resume " + path
                        + " goes on with it, and another --results DIR begins a new one");
    }

    @Test
    void shouldNotBeginInAFile() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> RunFolder.create(file, record(environment("X"), "", A)))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(file + ": cannot be made a directory: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[{\"benchmark\": 1}]", "no JSON"})
    void shouldLeaveOutADamagedResultAndMeasureItAgain(String text) throws IOException {
        final Path path = run("run", "X", A, B);
        final Path file = path.resolve("results").resolve(A.id() + ".json");
        Files.writeString(file, text);

        final RunFolder read = RunFolder.open(path);
        assertThat(read.results()).containsOnlyKeys(B.id());
        assertThat(read.broken()).containsExactly(file + ": is left out, as it is damaged");

        read.add(A, SampleResults.of(A, 5));
        assertThat(RunFolder.open(path).results()).containsOnlyKeys(A.id(), B.id());
        assertThat(path.resolve("results").resolve(A.id() + ".json.broken")).hasContent(text);
    }

    @Test
    void shouldLeaveOutAResultUnderAWrongName() throws IOException {
        final Path path = run("run", "X", A, B);
        final Path file = path.resolve("results").resolve(A.id() + ".json");
        Files.copy(path.resolve("results").resolve(B.id() + ".json"), file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(RunFolder.open(path).broken())
                .containsExactly(file + ": is left out, as it is a result of another benchmark than its name says");
    }

    @Test
    void shouldRefuseWhatIsNoRun() throws IOException {
        assertThatThrownBy(() -> RunFolder.open(folder))
                .hasMessage(folder + ": there is no run in it, as there is no run.json");
        assertThatThrownBy(() -> RunFolder.open(folder.resolve("none")))
                .hasMessage(folder.resolve("none")
                        + ": there is no run in it, as there is no run.json and no such directory");
        final String whole = record(environment("X"), "", A).toJson();
        for (final String text : List.of("", "{}", "{\"format\": 2}", "[", "7", whole.replace("1/1", "3/2"))) {
            Files.writeString(folder.resolve("run.json"), text);
            assertThatThrownBy(() -> RunFolder.open(folder))
                    .isInstanceOf(ResultsException.class)
                    .hasMessageContaining("is not the record of a run of format 1: it is damaged, or");
        }
    }

    @Test
    void shouldKeepWhatThereWasWhenTheDiskIsFull() throws IOException {
        final Path path = run("run", "X", A);
        final Path file = path.resolve("results").resolve(A.id() + ".json");
        final String before = Files.readString(file);
        Files.createSymbolicLink(WholeFile.unfinished(file), Path.of("/dev/full"));

        final RunFolder read = RunFolder.open(path);
        assertThatThrownBy(() -> read.add(A, SampleResults.of(A, 5)))
                .isInstanceOf(ResultsException.class)
                .hasMessage(file + ": cannot be written: No space left on device");
        assertThat(file).hasContent(before);
        assertThat(read.forks(A)).isEqualTo(2);
        assertThat(WholeFile.unfinished(file)).doesNotExist();
    }

    @Test
    void shouldSayWhyItCannotGoOn() {
        final RunFolder read = RunFolder.open(run("run", "X", A));

        assertThat(read.hindrances(environment("X"))).isEmpty();
        assertThat(read.hindrances(environment("Y"))).containsExactly("another machine (processor: X then, Y now)");
    }

    @Test
    void shouldReadAnArchiveLikeTheDirectory() throws IOException {
        final Path path = run("run", "X", A, B);
        final Path zip = folder.resolve("run.zip");

        assertThat(Archive.write(path, zip)).isEqualTo(4);
        final RunFolder read = RunFolder.open(zip);
        assertThat(read.record()).isEqualTo(RunFolder.open(path).record());
        assertThat(read.results()).hasSize(2);
        assertThat(RunFolder.open(zip).results()).hasSize(2);
        assertThat(Files.readAllLines(read.path().resolve(Archive.MANIFEST)))
                .hasSize(4)
                .allMatch(line -> line.matches("[0-9a-f]{64}  .+"));
    }

    @Test
    void shouldNoticeADamagedArchive() throws IOException {
        final Path path = run("run", "X", A);
        Files.writeString(path.resolve(Archive.MANIFEST), "older");
        final Path zip = folder.resolve("run.zip");
        Archive.write(path, zip);
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            Files.writeString(inside.getPath("/run/run.json"), "{}");
        }

        assertThatThrownBy(() -> RunFolder.open(zip))
                .isInstanceOf(ResultsException.class)
                .hasMessage(zip + ": is damaged: run.json is not what its manifest says");
    }

    @Test
    void shouldRefuseAZipThatIsNone() throws IOException {
        final Path zip = Files.writeString(folder.resolve("a.zip"), "no zip");

        assertThatThrownBy(() -> RunFolder.open(zip))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(zip + ": is no archive or damaged: ");
    }

    @Test
    void shouldNotArchiveOverAFileOrFromNothing() throws IOException {
        final Path path = run("run", "X", A);
        final Path zip = Files.createFile(folder.resolve("run.zip"));
        final Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> Archive.write(path, zip)).hasMessageContaining("there is such a file already");
        assertThatThrownBy(() -> Archive.write(empty, folder.resolve("b.zip")))
                .hasMessageContaining("there is no file in it");
        assertThatThrownBy(() -> Archive.write(folder.resolve("none"), folder.resolve("b.zip")))
                .hasMessageContaining("no such directory");
        assertThatThrownBy(() -> Archive.write(path, folder.resolve("none/b.zip")))
                .hasMessageContaining("b.zip: cannot be written: no such file or directory");
    }
}
