package org.ccwbench.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import org.ccwbench.suite.machine.Environment.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an environment is, and how two of them differ. */
class EnvironmentTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Environment THEN = new Environment(
            Map.of("processor", "A", "processors", "4", "governor", "performance"),
            Map.of("version", "17.0.1+12"),
            Map.of("version", "1.0", "sha256", DIGEST),
            Map.of("sha256", DIGEST));

    @Test
    void shouldDescribeThisOne() {
        final Environment here = Environment.current();

        assertThat(here.machine()).containsKeys("processor", "processors", "system");
        assertThat(here.jdk()).containsEntry("version", System.getProperty("java.runtime.version"));
        assertThat(here.jar().get("sha256")).matches("[0-9a-f]{64}");
        assertThat(here.fixtures().get("sha256"))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(here.jar().get("sha256"));
        assertThat(here.describe()).hasSize(4).last().asString().matches("fixtures: sha256 [0-9a-f]{12}");
    }

    @Test
    void shouldBeTheSameTwice() {
        final Environment here = Environment.current();

        assertThat(Environment.current()).isEqualTo(here);
        assertThat(here.differences(Environment.current(), Part.values())).isEmpty();
    }

    @Test
    void shouldSurviveJson() {
        final Environment here = Environment.current();

        assertThat(Environment.of(JsonParser.parseString(here.toJson().toString())))
                .isEqualTo(here);
    }

    @Test
    void shouldNameWhatDiffers() {
        final Environment now = new Environment(
                Map.of("processor", "A", "processors", "2", "quota", "1.50 processors", "governor", "performance"),
                Map.of("version", "25+36"),
                Map.of("version", "1.0", "sha256", "f".repeat(64)),
                THEN.fixtures());

        assertThat(now.differences(THEN, Part.values()))
                .containsExactly(
                        "another machine (processors: 4 then, 2 now; quota: unknown then, 1.50 processors now)",
                        "another JDK (version: 17.0.1+12 then, 25+36 now)",
                        "another jar (sha256: 0123456789ab then, ffffffffffff now)");
        assertThat(now.differences(THEN, Part.FIXTURES)).isEmpty();
        assertThat(now.isComparable(THEN)).isFalse();
    }

    @Test
    void shouldCompareTimesOfDifferentJarsButNotOfDifferentFixtures() {
        final Map<String, String> other = Map.of("sha256", "e".repeat(64));

        assertThat(new Environment(THEN.machine(), THEN.jdk(), other, THEN.fixtures()).isComparable(THEN))
                .isTrue();
        final Environment fixtures = new Environment(THEN.machine(), THEN.jdk(), THEN.jar(), other);
        assertThat(fixtures.isComparable(THEN)).isFalse();
        assertThat(fixtures.differences(THEN, Part.FIXTURES))
                .containsExactly("other fixtures (sha256: 0123456789ab then, eeeeeeeeeeee now)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "7", "{\"machine\": 7}", "{\"machine\": {}, \"jdk\": {}}"})
    void shouldRefuseWhatIsNone(String json) {
        assertThatThrownBy(() -> Environment.of(JsonParser.parseString(json))).isInstanceOf(JsonParseException.class);
    }
}
