package org.ccwbench.bench.cp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ccwbench.fixtures.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of {@code .cp} files as benchmarks. */
class FixtureBenchmarkTest {
    private final FixtureBenchmark benchmark = new FixtureBenchmark();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"real/eckd-read-four-blocks, 0", "real/two-hundred-fifty-seven-ccws, -22"})
    void shouldDoAProgramOfTheLibraryAgainAndAgain(String program, int result) {
        benchmark.program = program;
        benchmark.setUp();

        assertThat(benchmark.cycle()).isEqualTo(result);
        assertThat(benchmark.cycle()).isEqualTo(result);
        benchmark.tearDown();
    }

    @Test
    void shouldTakeAFile() throws IOException {
        benchmark.program = written(Fixtures.program("direct/one-aligned-page").text());
        benchmark.setUp();

        assertThat(benchmark.cycle()).isZero();
        benchmark.tearDown();
    }

    @Test
    void shouldNotTimeWhatIsTranslatedOtherwiseThanItsFileSays() throws IOException {
        final String text = Fixtures.program("direct/one-aligned-page").text();
        benchmark.program = written(text.replace("pins=1", "pins=2"));

        assertThatThrownBy(benchmark::setUp)
                .isInstanceOf(WrongTranslationException.class)
                .hasMessageContaining("result pins: expected 2, was 1");
    }

    private String written(String text) throws IOException {
        return Files.writeString(folder.resolve("a.cp"), text).toString();
    }
}
