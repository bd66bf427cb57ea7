package org.ccwbench.suite.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ccwbench.suite.results.SampleResults.environment;
import static org.ccwbench.suite.results.SampleResults.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.plan.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baselines: what they keep, and that none is lost by accident. */
class BaselinesTest {
    private static final Entry ENTRY = SampleResults.entry("cp.Some.cycle", "a", 1);

    @TempDir
    private Path folder;

    private Path jar;
    private Baselines baselines;

    @BeforeEach
    void makeJar() throws IOException {
        jar = Files.writeString(folder.resolve("some.jar"), "first");
        baselines = new Baselines(folder.resolve("baselines"));
    }

    private Baseline save(String name, Path from, boolean replace) {
        return baselines.save(name, jar, environment("X"), from, replace);
    }

    @Test
    void shouldKeepTheJarAndWhatItWasOn() {
        final Baseline saved = save("main", null, false);

        assertThat(saved.jar()).hasContent("first");
        assertThat(saved.environment()).isEqualTo(environment("X"));
        assertThat(saved.saved()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(saved.run()).isEmpty();
        assertThat(baselines.find("main")).isEqualTo(saved);
        assertThat(baselines.all()).containsExactly(saved);
        assertThat(baselines.broken()).isEmpty();
    }

    @Test
    void shouldKeepTheResultsOfADirectoryOrAnArchive() {
        final Path run = folder.resolve("run");
        SampleResults.folder(run, record(environment("X"), "", ENTRY));
        final Path zip = folder.resolve("run.zip");
        Archive.write(run, zip);

        assertThat(save("directory", run, false).run().orElseThrow().results()).hasSize(1);
        assertThat(save("archive", zip, false).run().orElseThrow().results()).hasSize(1);
    }

    @Test
    void shouldRefuseResultsOfAnotherJar() {
        final Path run = folder.resolve("run");
        final Environment x = environment("X");
        final Environment other = new Environment(x.machine(), x.jdk(), Map.of("sha256", "c".repeat(64)), x.fixtures());
        SampleResults.folder(run, record(other, "", ENTRY));

        assertThatThrownBy(() -> save("main", run, false))
                .isInstanceOf(ResultsException.class)
                .hasMessage(run + ": its results come from another jar (sha256: cccccccccccc then, aaaaaaaaaaaa now),"
                        + " so they say nothing of this one");
        assertThat(baselines.all()).isEmpty();
    }

    @Test
    void shouldReplaceOnlyWhenToldTo() throws IOException {
        save("main", null, false);
        Files.writeString(jar, "second");

        assertThatThrownBy(() -> save("main", null, false))
                .isInstanceOf(ResultsException.class)
                .hasMessageEndingWith("main: there is such a baseline already: --replace puts this one in its place");
        assertThat(baselines.find("main").jar()).hasContent("first");
        assertThat(save("main", null, true).jar()).hasContent("second");
    }

    @Test
    void shouldKeepTheOldOneWhenTheNewOneCannotBeWritten() throws IOException {
        save("main", null, false);
        Files.delete(jar);

        assertThatThrownBy(() -> save("main", null, true))
                .isInstanceOf(ResultsException.class)
                .hasMessageEndingWith("main: cannot be written: no such file or directory");
        assertThat(baselines.find("main").jar()).hasContent("first");
        assertThat(folder.resolve("baselines/.main.tmp")).doesNotExist();
    }

    @Test
    void shouldRemoveOne() {
        save("main", null, false);
        baselines.remove("main");

        assertThat(baselines.all()).isEmpty();
        assertThatThrownBy(() -> baselines.remove("main")).hasMessageStartingWith("there is no baseline main in ");
    }

    @Test
    void shouldNameThoseThatThereAre() {
        save("main", null, false);
        save("v1.2", null, false);

        assertThatThrownBy(() -> baselines.find("mian"))
                .hasMessage("there is no baseline mian in " + folder.resolve("baselines")
                        + ", only main, v1.2: baseline save mian makes one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "-x", "a b", ".hidden"})
    void shouldRefuseNamesThatLeadElsewhere(String name) {
        assertThatThrownBy(() -> save(name, null, true))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("is no name for a baseline");
        assertThatThrownBy(() -> baselines.remove(name)).hasMessageContaining("is no name for a baseline");
    }

    @Test
    void shouldSayWhichAreDamaged() throws IOException {
        save("lost", null, false);
        Files.delete(folder.resolve("baselines/lost/benchmarks.jar"));
        save("cut", null, false);
        Files.writeString(folder.resolve("baselines/cut/environment.json"), "{\"saved\":");

        assertThat(baselines.all()).isEmpty();
        assertThat(baselines.broken())
                .hasSize(2)
                .anyMatch(sentence -> sentence.endsWith("has lost its benchmarks.jar"))
                .anyMatch(sentence -> sentence.endsWith("is damaged: baseline save cut --replace makes it anew"));
    }
}
