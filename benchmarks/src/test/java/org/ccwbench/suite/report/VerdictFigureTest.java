package org.ccwbench.suite.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ccwbench.suite.report.data.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verdict of every kind, made of a real one. */
class VerdictFigureTest {
    @TempDir
    private Path folder;

    private String figure(String... kernels) throws IOException {
        final Path gate = judged(folder, kernels);
        final Results results = Results.read(List.of(gate));
        assertThat(results.problems()).isEmpty();
        return VerdictFigure.of(results).html();
    }

    /** The sample with other kernels in its verdict. */
    static Path judged(Path folder, String... kernels) throws IOException {
        final Path gate = SampleDirectories.copy("gate", folder);
        final Path file = gate.resolve("verdict.json");
        final JsonObject verdict =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        final JsonArray all = new JsonArray();
        for (final String kernel : kernels) {
            all.add(JsonParser.parseString(kernel));
        }
        verdict.add("kernels", all);
        Files.writeString(file, verdict.toString());
        return gate;
    }

    static String kernel(String name, String verdict, double ratio, double half, String floor, String needed) {
        return String.format(
                Locale.ROOT,
                "{'kernel': '%s', 'verdict': '%s', 'estimate': {'ratio': %f, 'low': %f, 'high': %f, 'forks': 8},"
                        + " 'margin': 0.03, 'floor': %s, 'forksNeeded': %s}",
                name,
                verdict,
                ratio,
                ratio - half,
                ratio + half,
                floor,
                needed);
    }

    private static String row(String html, String kernel) {
        final int from = html.indexOf(">" + kernel + "</text>");
        final int to = html.indexOf("muted", html.indexOf("bold", from));
        return html.substring(from, to);
    }

    @Test
    void shouldColourOnlyWhatIsDecided() throws IOException {
        final String html = figure(
                kernel("a", "slower", 1.1, 0.02, "0.015", "null"),
                kernel("b", "faster", 0.9, 0.02, "0.015", "null"),
                kernel("c", "same", 1.0, 0.01, "0.015", "null"),
                kernel("d", "not_decided", 1.02, 0.05, "null", "48"));

        assertThat(row(html, "a")).contains("class=\"bad\"").doesNotContain("hollow");
        assertThat(row(html, "b")).contains("class=\"good\"").doesNotContain("hollow");
        assertThat(row(html, "c")).contains("class=\"s1\"").doesNotContain("hollow");
        assertThat(row(html, "d"))
                .contains("hollow", "not decided, needs about 48 forks")
                .doesNotContain("\"bad");
    }

    @Test
    void shouldDrawTheFloorOnlyWhereItIsKnown() throws IOException {
        assertThat(figure(kernel("a", "same", 1, 0.01, "0.02", "null"), kernel("b", "same", 1, 0.01, "null", "null")))
                .containsOnlyOnce("<rect class=\"band\"");
    }

    @Test
    void shouldSayHowManyRoundsCount() throws IOException {
        final Path gate = judged(folder, kernel("a", "same", 1, 0.01, "0.02", "null"));
        final Path verdict = gate.resolve("verdict.json");
        Files.writeString(
                verdict,
                Files.readString(verdict)
                        .replace("{\"format\"", "{\"rounds\":{\"counted\":412,\"dropped\":{\"hiccup\":5}},\"format\""));

        assertThat(VerdictFigure.of(Results.read(List.of(gate))).html())
                .contains("quiet slices; 412 rounds count, 5 were dropped: hiccup 5.");
    }

    @Test
    void shouldShowBytesInstructionsAndRulersInTheRawData() throws IOException {
        final String html = figure("{'kernel': 'a', 'verdict': 'same', 'margin': 0.03,"
                + " 'estimate': {'ratio': 1.0, 'low': 0.99, 'high': 1.01, 'forks': 8}, 'oldNanos': 12.5,"
                + " 'allocatedOld': 0, 'allocatedNew': 2400000, 'instructionsOld': 310.5,"
                + " 'instructionsNew': 311.5}");

        assertThat(html)
                .contains("\"ns old\":12.5,\"bytes old\":0.0,\"bytes new\":2400000.0,\"instructions old\":310.5,"
                        + "\"instructions new\":311.5")
                .contains("\"ruler\":\"ruler.copy\",\"ratio\":1.01")
                .contains(">ruler.walk</td>");
    }

    @Test
    void shouldSayWhatEveryLayerSays() throws IOException {
        assertThat(figure())
                .contains("correctness", "work counters", "allocations")
                .doesNotContain("<svg");
    }
}
