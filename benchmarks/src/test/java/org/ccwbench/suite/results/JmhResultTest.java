package org.ccwbench.suite.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.plan.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** JMH's JSON, read, put together and made figures of. */
class JmhResultTest {
    private static final Entry ENTRY = SampleResults.entry("cp.Some.cycle", "a", 3);

    @Test
    void shouldPutJvmsTogetherAsJmhDoes() throws RunnerException {
        final RunResult first = SampleResults.measured("BesideLimitBenchmark");
        final RunResult second = SampleResults.measured("BesideLimitBenchmark");
        final List<BenchmarkResult> both = new ArrayList<>(first.getBenchmarkResults());
        both.addAll(second.getBenchmarkResults());
        final JmhResult expected = JmhResult.of(new RunResult(first.getParams(), both));

        final JmhResult merged = JmhResult.of(first).with(JmhResult.of(second));
        assertThat(merged.forks()).isEqualTo(2);
        assertSame(object(merged), object(expected), "forks");
        assertThat(object(merged).get("forks").getAsInt()).isEqualTo(2);
        assertThat(Figures.of(merged)).extracting(Figure::name).containsExactly("ns/program", "x limit", "B/program");
    }

    private static JsonObject object(JmhResult result) {
        return JsonParser.parseString(result.toJson()).getAsJsonArray().get(0).getAsJsonObject();
    }

    /** Numbers may differ in their last digit, as they are added up in another order. */
    private static void assertSame(JsonElement actual, JsonElement expected, String except) {
        if (expected instanceof JsonObject object) {
            assertThat(actual.getAsJsonObject().keySet()).isEqualTo(object.keySet());
            object.keySet().stream()
                    .filter(name -> !name.equals(except))
                    .forEach(name -> assertSame(actual.getAsJsonObject().get(name), object.get(name), except));
        } else if (expected instanceof JsonArray array) {
            assertThat(actual.getAsJsonArray()).hasSize(array.size());
            for (int i = 0; i < array.size(); i++) {
                assertSame(actual.getAsJsonArray().get(i), array.get(i), except);
            }
        } else if (expected.getAsJsonPrimitive().isNumber()) {
            final double value = expected.getAsDouble();
            assertThat(actual.getAsDouble()).isEqualTo(value, within(Math.abs(value) * 1e-9));
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void shouldSurviveItsOwnJson() {
        final JmhResult result = SampleResults.of(ENTRY, 1, 2, 4).with(SampleResults.of(ENTRY, 9));

        final JmhResult read = JmhResult.parse(result.toJson());
        assertThat(read.benchmark()).isEqualTo("org.ccwbench.bench.cp.Some.cycle");
        assertThat(read.params()).isEqualTo(Map.of("shape", "a"));
        assertThat(read.unit()).isEqualTo("ns/op");
        assertThat(read.scores()).containsExactly(List.of(1.0, 2.0, 4.0), List.of(9.0));
    }

    @Test
    void shouldNotMixBenchmarks() {
        final JmhResult other = SampleResults.of(SampleResults.entry("cp.Some.cycle", "b", 1), 1);

        assertThatThrownBy(() -> SampleResults.of(ENTRY, 1).with(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTakeMediansAndThoseOfEachJvm() {
        final JmhResult result = SampleResults.of(ENTRY, 1, 2, 4).with(SampleResults.of(ENTRY, 9, 11));

        assertThat(Figures.of(result)).containsExactly(new Figure("ns/op", 4, 2, 10, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "[1, 2]",
                "[{}]",
                "[{\"benchmark\": \"a\", \"mode\": \"avgt\"}]",
                "[{\"benchmark\": \"a\", \"mode\": \"b\", \"primaryMetric\": {\"scoreUnit\": \"s\", \"rawData\": []}}]",
                "[{\"benchmark\": \"a\", \"mo"
            })
    void shouldRefuseWhatIsNone(String text) {
        assertThatThrownBy(() -> JmhResult.parse(text)).isInstanceOf(JsonParseException.class);
    }
}
