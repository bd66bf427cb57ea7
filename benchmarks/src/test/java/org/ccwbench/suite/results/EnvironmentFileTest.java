package org.ccwbench.suite.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ccwbench.suite.machine.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that says where results come from. */
class EnvironmentFileTest {
    @TempDir
    private Path folder;

    private static Environment environment(String processors, String jar) {
        return new Environment(
                Map.of("processors", processors),
                Map.of("version", "17"),
                Map.of("sha256", jar),
                Map.of("sha256", "b"));
    }

    private Environment written() throws IOException {
        return Environment.of(JsonParser.parseString(Files.readString(folder.resolve("environment.json"))));
    }

    @Test
    void shouldSayWhereThisJvmRuns() throws IOException {
        EnvironmentFile.write(folder);

        assertThat(written()).isEqualTo(Environment.current());
    }

    @Test
    void shouldFollowANewJar() throws IOException {
        EnvironmentFile.write(folder, environment("2", "old"));
        EnvironmentFile.write(folder, environment("2", "new"));

        assertThat(written()).isEqualTo(environment("2", "new"));
    }

    @Test
    void shouldNotMixResultsOfTwoMachines() throws IOException {
        EnvironmentFile.write(folder, environment("2", "jar"));

        assertThatThrownBy(() -> EnvironmentFile.write(folder, environment("64", "jar")))
                .isInstanceOf(ResultsException.class)
                .hasMessage(folder + ": holds what was measured elsewhere, so give another directory: another machine"
                        + " (processors: 2 then, 64 now)");
        assertThat(written()).isEqualTo(environment("2", "jar"));
    }

    @Test
    void shouldNotOverwriteWhatItCannotRead() throws IOException {
        Files.writeString(folder.resolve("environment.json"), "{");

        assertThatThrownBy(() -> EnvironmentFile.write(folder))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("environment.json: is damaged");
    }
}
