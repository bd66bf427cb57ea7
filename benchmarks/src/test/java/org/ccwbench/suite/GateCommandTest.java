package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.suite.gate.Layer;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.counters.CountersFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate and its sister as they are called. */
class GateCommandTest {
    private static final Map<String, String> PERSON = Map.of();

    private final Screen screen = Screen.ofPipe();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gate", "compare"})
    void shouldSayThatThereIsNoSuchBaseline(String command) {
        assertThat(screen.run(command, "main", "--baselines", folder.toString()))
                .isEqualTo(5);
        assertThat(screen.err())
                .isEqualTo("there is no baseline main in " + folder + ": baseline save main makes one\n");
        assertThat(screen.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate",
                "compare",
                "gate --selftest=maybe",
                "gate main --selftest",
                "compare main --budget x",
                "gate --accept-counters direct/read-4096 --counters no/such/file",
                "gate --calibrate no/such/directory"
            })
    void shouldAnswer5ToAMistake(String line) {
        assertThat(screen.run(line.split(" "))).isEqualTo(5);
        assertThat(screen.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void shouldSayThatResultsCannotBeWritten() throws IOException {
        final Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(screen.run("gate", "--calibrate", file.toString(), "--record", "4"))
                .isEqualTo(5);
        assertThat(screen.err()).startsWith(file.resolve("aa") + ": results cannot be written there: ");
    }

    @Test
    void shouldAcceptTheCountersOfOneFixtureAndLeaveTheOthersAlone() throws IOException {
        final String bundled = text();
        final Path file = folder.resolve("counters.json");
        final String line = lineOf("direct/", bundled);
        final String name = line.substring(3, line.indexOf("\":"));
        Files.writeString(file, bundled.replace(line, line.replaceFirst("\"guestBytes\": \\d+", "\"guestBytes\": 1")));
        assertThat(new CounterAcceptance(screen.terminal(), file, PERSON).accept(List.of(name)))
                .isZero();
        assertThat(screen.out()).startsWith(name + ": guest bytes read 1 -> ");
        assertThat(Files.readString(file)).isEqualTo(bundled);
    }

    @Test
    void shouldRefuseToAcceptAFixtureThatIsNotThere() throws IOException {
        final Path file = Files.writeString(folder.resolve("counters.json"), text());
        final CounterAcceptance acceptance = new CounterAcceptance(screen.terminal(), file, PERSON);
        assertThatThrownBy(() -> acceptance.accept(List.of("direct/nothing")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no fixture direct/nothing: names are those of the library");
        Files.writeString(file, "broken");
        assertThatThrownBy(() -> acceptance.accept(List.of("x"))).isInstanceOf(UsageException.class);
    }

    @Test
    void shouldAcceptNothingInABuild() throws IOException {
        final Path file = Files.writeString(folder.resolve("counters.json"), text());
        final CounterAcceptance acceptance = new CounterAcceptance(screen.terminal(), file, Map.of("CI", "true"));
        assertThatThrownBy(() -> acceptance.accept(List.of("direct/one-aligned-page")))
                .isInstanceOf(UsageException.class)
                .hasMessage("A build accepts no counters: the environment variable CI is set.");
        assertThat(screen.out()).isEmpty();
    }

    private static String text() throws IOException {
        try (InputStream in = CountersFile.class.getResourceAsStream("/org/ccwbench/counters.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String lineOf(String start, String text) {
        return text.lines()
                .filter(line -> line.contains('"' + start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldFindAWrongTranslationAmongRecordedAndGeneratedPrograms() {
        try (ChannelProgramTranslator right = ChannelProgramTranslator.dat()) {
            final Translator wrong = input -> {
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
                        answer.pins().size() > 40 ? 1 : answer.pinsLeft());
            };
            final Layer layer = GateCorrectness.judge(wrong, 100, what -> {});
            assertThat(layer.result()).isEqualTo(Result.WRONG);
            assertThat(layer.lines()).isNotEmpty();
            assertThat(layer.summary())
                    .contains("generated programs")
                    .doesNotContain(" 0 differ")
                    .doesNotContain("700 generated programs 700 agree");
        }
    }

    @Test
    void shouldPassARightTranslation() {
        final Layer layer = GateCorrectness.judge(what -> {});
        System.out.println("gate: " + layer.summary());
        assertThat(layer.result()).as(layer.lines().toString()).isEqualTo(Result.PASSED);
        assertThat(layer.lines()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED, false, 0",
        "PASSED, true, 0",
        "NOT_DECIDED, false, 0",
        "NOT_DECIDED, true, 4",
        "SLOWER, false, 1",
        "WRONG, true, 3"
    })
    void shouldAnswerTheShell(Result result, boolean strict, int code) {
        assertThat(ComparisonRun.code(result, strict)).isEqualTo(code);
    }
}
