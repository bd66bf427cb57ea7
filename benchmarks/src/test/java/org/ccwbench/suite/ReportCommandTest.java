package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccwbench.suite.report.SampleDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command report says and writes. */
class ReportCommandTest {
    private static final Pattern JSON =
            Pattern.compile("<script type=\"application/json\" id=\"([^\"]+)\">(.*?)</script>");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"|url\\(([^)]*)\\)|@import");

    @TempDir
    private Path folder;

    private final Screen screen = Screen.ofPipe();
    private Path page;

    @BeforeEach
    void name() {
        page = folder.resolve("report.html");
    }

    private String report(Path... places) throws IOException {
        final List<String> words = new ArrayList<>(List.of("report", "-o", page.toString()));
        List.of(places).forEach(place -> words.add(place.toString()));
        assertThat(screen.run(words.toArray(String[]::new))).as(screen.err()).isZero();
        return Files.readString(page);
    }

    private static List<JsonElement> json(String html, String begin) {
        final List<JsonElement> all = new ArrayList<>();
        final Matcher json = JSON.matcher(html);
        while (json.find()) {
            if (json.group(1).startsWith(begin)) {
                all.add(JsonParser.parseString(json.group(2)));
            }
        }
        return all;
    }

    @Test
    void shouldSayWhereThePageIs() throws IOException {
        report(SampleDirectories.of("part1"), SampleDirectories.of("part2"));

        assertThat(screen.lastLine()).isEqualTo("report   " + page);
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void shouldReferToNothingOutsideThePageButFlameGraphs() throws IOException {
        final String html = report(SampleDirectories.of("load"));

        final Matcher references = REFERENCE.matcher(html);
        final List<String> flames = new ArrayList<>();
        while (references.find()) {
            final String target = references.group(1);
            assertThat(target).as(references.group()).isNotNull();
            if (!target.startsWith("#") && !target.startsWith("data:")) {
                flames.add(target);
            }
        }
        assertThat(flames).hasSize(1).allSatisfy(target -> {
            assertThat(target).endsWith(".html").doesNotContain("://");
            assertThat(folder.resolve(target)).exists();
        });
    }

    @Test
    void shouldHoldTheDataOfEveryFigureThatHasAny() throws IOException {
        final String html = report(SampleDirectories.of("load"), SampleDirectories.of("part1"));

        assertThat(json(html, "data-"))
                .hasSize(8)
                .allSatisfy(data -> assertThat(data.getAsJsonObject().size()).isPositive());
        assertThat(json(html, "plot-")).isNotEmpty();
        assertThat(html.split("<details>")).hasSize(8 + 1);
    }

    @Test
    void shouldSayWhichCommandGivesWhatIsMissing() throws IOException {
        final String html = report(SampleDirectories.of("part1"));

        assertThat(html)
                .contains(
                        "gate NAME compares",
                        "verify --results DIR leaves one",
                        "latency --sweep --results DIR",
                        "profile REGEX --results DIR",
                        "report --history FILE",
                        "run InterruptLoadBenchmark");
    }

    @Test
    void shouldNameADamagedFileOnThePageAndBesideIt() throws IOException {
        final Path spoilt = SampleDirectories.copy("part1", folder);
        final Path file = Files.writeString(spoilt.resolve("noise.json"), "{\"a\": ");

        final String html = report(spoilt);

        assertThat(html).contains(file + ": is damaged");
        assertThat(screen.err()).contains("left out: " + file + ": is damaged").doesNotContain("\tat ");
    }

    @Test
    void shouldSayWhyTimesAreRefusedOnThePageAndBesideIt() throws IOException {
        final Path other = SampleDirectories.copy("part2", folder);
        final Path run = other.resolve("run.json");
        Files.writeString(run, Files.readString(run).replace("\"processors\": \"2\"", "\"processors\": \"8\""));

        final String html = report(SampleDirectories.of("part1"), other);

        final String why = other + ": another machine (processors: 2 then, 8 now)";
        assertThat(html).contains(why, "Times that were refused");
        assertThat(screen.err()).contains(other + ": times refused: another machine");
    }

    @Test
    void shouldNameMissingPartsOnThePageAndBesideIt() throws IOException {
        final String html = report(SampleDirectories.of("part2"), SampleDirectories.of("check1"));

        assertThat(html).contains("<strong>Missing</strong>", "<li>part 1 of 2 is missing of run BesideLimit");
        assertThat(screen.err().lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("part 1 of 2 is missing of run BesideLimitBenchmark -p shape=direct1,");
        assertThat(screen.err()).contains("part 2 of 2 is missing of verify; there is ");
    }

    @Test
    void shouldAddThePartsOfACheckUp() throws IOException {
        final String html = report(SampleDirectories.of("check1"), SampleDirectories.of("check2"));

        assertThat(screen.err()).isEmpty();
        assertThat(html)
                .contains("<td>linux-translator</td><td class=\"number\">4368</td><td class=\"number\">4368</td>"
                        + "<td class=\"number\">4368</td><td class=\"number\">0</td><td class=\"number\">0</td>");
        assertThat(json(html, "data-checks").get(0).getAsJsonObject().getAsJsonArray("parts"))
                .hasSize(12);
    }

    @Test
    void shouldSayInTheCardOfAGateWhetherTheMachineWasFit() throws IOException {
        final String html = report(SampleDirectories.of("gate"));

        assertThat(html).contains("<td>fitness at the start</td><td>UNFIT: load per core 6.70 (limit: at most 0.70)");
        assertThat(json(html, "data-machine").get(0).getAsJsonObject().getAsJsonArray("fitness at the start"))
                .hasSize(10);
    }

    @Test
    void shouldEscapeWhatResultsSay() throws IOException {
        final Path spoilt = SampleDirectories.copy("part1", folder);
        final Path run = spoilt.resolve("run.json");
        Files.writeString(run, Files.readString(run).replace("AMD EPYC", "</script><script>alert(1)</script>"));

        final String html = report(spoilt);

        assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void shouldAddARunToTheHistoryOnlyOnce() throws IOException {
        final Path history = folder.resolve("history.jsonl");
        final String[] words = {
            "report",
            SampleDirectories.of("part1").toString(),
            SampleDirectories.of("part2").toString(),
            "-o",
            page.toString(),
            "--history",
            history.toString()
        };

        assertThat(screen.run(words)).isZero();
        assertThat(screen.out()).contains("history  " + history + ", 2 lines added");
        assertThat(screen.run(words)).isZero();
        assertThat(screen.out()).contains("history  " + history + ", 0 lines added");
        assertThat(Files.readAllLines(history)).hasSize(2);
        assertThat(json(Files.readString(page), "data-history")).hasSize(1);
    }

    @Test
    void shouldKeepALineOfTheHistoryThatItCannotRead() throws IOException {
        final Path history = Files.writeString(folder.resolve("history.jsonl"), "{\"half\": ");

        assertThat(screen.run(
                        "report",
                        SampleDirectories.of("part1").toString(),
                        "-o",
                        page.toString(),
                        "--history",
                        history.toString()))
                .isZero();

        assertThat(screen.err()).contains(history + ", line 1: is no line of a history");
        assertThat(Files.readAllLines(history)).hasSize(2).first().isEqualTo("{\"half\": ");
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        assertThat(screen.run("report", folder.resolve("nowhere").toString())).isEqualTo(5);
        assertThat(screen.err()).isEqualTo(folder.resolve("nowhere") + ": no such directory or archive\n");
    }

    @Test
    void shouldRefuseADirectoryWithoutResults() {
        assertThat(screen.run("report", folder.toString(), "-o", page.toString()))
                .isEqualTo(5);
        assertThat(screen.err()).startsWith("there is nothing to report in " + folder);
        assertThat(page).doesNotExist();
    }

    @Test
    void shouldSayWhenThePageCannotBeWritten() {
        final String elsewhere = folder.resolve("nowhere/report.html").toString();

        assertThat(screen.run("report", SampleDirectories.of("part1").toString(), "-o", elsewhere))
                .isEqualTo(5);
        assertThat(screen.err()).contains(elsewhere + ": cannot be written").doesNotContain("\tat ");
    }
}
