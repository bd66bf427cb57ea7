package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.ccwbench.bench.jfr.ForkSampling;
import org.ccwbench.suite.view.Recording;
import org.ccwbench.suite.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code profile} with plans too short to mean anything. */
class ProfileCommandTest {
    private static final String STEM = "TranslateBenchmark.cycle-data=hot-shape=eckd12-table=flat-";

    /** In Java code, and in native code. */
    private static final Set<String> METHOD_SAMPLES = Set.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

    private static final String ENVIRONMENT = "environment.json";

    private final Screen screen = Screen.ofPipe();

    @TempDir
    private Path folder;

    @Test
    void shouldRecordEachForkAndCountBytesInARunOfItsOwn() throws IOException {
        assertThat(profile("-f", "2")).isZero();

        assertThat(files()).containsExactly(STEM + "jfr-1.html", STEM + "jfr-1.jfr", STEM + "jfr-2.jfr", ENVIRONMENT);
        final List<String> lines = screen.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("recording    " + folder.resolve(STEM + "jfr-1.jfr"));
        assertThat(lines.get(1)).isEqualTo("recording    " + folder.resolve(STEM + "jfr-2.jfr"));
        assertThat(lines.get(2))
                .startsWith(
                        "flame graph  " + folder.resolve(STEM + "jfr-1.html") + "  " + measuredSamples() + " samples");
        assertThat(lines.get(3))
                .isEqualTo("allocation   TranslateBenchmark.cycle data=hot shape=eckd12 table=flat  0 B/op");
        assertThat(lines)
                .contains(
                        "view " + folder.resolve(STEM + "jfr-1.jfr") + " hot-translations",
                        "view " + folder.resolve(STEM + "jfr-1.jfr") + " warmup")
                .noneMatch(line -> line.startsWith("flame diff"));
        assertThat(screen.lastLine())
                .startsWith("more         view " + folder.resolve(STEM + "jfr-1.jfr") + "; ")
                .contains("jfr view --width 160 ccw.Translate " + folder.resolve(STEM + "jfr-1.jfr"));
        assertThat(screen.err().lines()).hasSize(2).allMatch(line -> line.matches(".*about \\d+ s left"));
        assertThat(Files.readString(folder.resolve(STEM + "jfr-1.html")))
                .contains("<canvas", STEM)
                .doesNotContain("<script src", "<link");
        final Recording recording = new Recording(folder.resolve(STEM + "jfr-2.jfr"));
        assertThat(View.HOT_TRANSLATIONS.of(recording, false).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.subList(0, 5)).isEqualTo(List.of(1, 14, 14, 14, "translated")));
        assertThat(View.WARMUP.of(recording, false).rows()).hasSize(3);
    }

    @Test
    void shouldNeverWriteAFileAgain() throws IOException {
        final Path first = Files.writeString(folder.resolve(STEM + "jfr-1.jfr"), "there before");

        assertThat(profile("-f", "1", "--every", "1")).isZero();
        assertThat(files()).containsExactly(STEM + "jfr-1.jfr", STEM + "jfr-2.html", STEM + "jfr-2.jfr", ENVIRONMENT);
        assertThat(first).hasContent("there before");
        assertThat(View.HOT_TRANSLATIONS
                        .of(new Recording(folder.resolve(STEM + "jfr-2.jfr")), false)
                        .notes())
                .noneMatch(note -> note.contains("One ccw.Translate"));
    }

    /** Its library is not there for every machine. */
    @Test
    void shouldSampleWithAsyncProfilerOrSayWhyItCannot() throws IOException {
        final int code = profile("-f", "1", "--with", "async");

        if (ForkSampling.hindrance() == null) {
            assertThat(code).isZero();
            assertThat(files()).containsExactly(STEM + "async-1.html", STEM + "async-1.jfr", ENVIRONMENT);
            assertThat(screen.out()).hasLineCount(3).containsPattern("flame graph .*async-1.html {2}[1-9]\\d* samples");
        } else {
            assertThat(code).isEqualTo(4);
            assertThat(screen.err()).startsWith("async-profiler cannot be used here: ");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void shouldSayThatNoBenchmarkMatches() throws IOException {
        assertThat(screen.run("profile", "NoSuchBenchmark", "--results", folder.toString()))
                .isEqualTo(5);
        assertThat(screen.err())
                .startsWith("no benchmark matches NoSuchBenchmark")
                .hasLineCount(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoRegularExpression() {
        assertThat(screen.run("profile", "(", "--results", folder.toString())).isEqualTo(5);
        assertThat(screen.err()).startsWith("( is no regular expression: ").hasLineCount(1);
    }

    @Test
    void shouldAnswer6AndSayWhatAForkPrintedWhenItFails() {
        assertThat(screen.run(
                        "profile", "ScanBenchmark", "-p", "shape=round", "-f", "1", "--results", folder.toString()))
                .isEqualTo(6);
        assertThat(screen.err()).contains("No enum constant").endsWith("\n");
    }

    @Test
    void shouldRefuseAFolderThatIsAFile() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));

        assertThat(screen.run("profile", "ScanBenchmark", "--results", file.toString()))
                .isEqualTo(5);
        assertThat(screen.err()).contains("cannot be made a directory").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--every 0",
                "-f 0",
                "-i 0",
                "-wi -1",
                "-r 5",
                "--with both --results a,b",
                "--with perf",
                "-p shape"
            })
    void shouldRefuseAPlanThatIsNone(String options) {
        assertThat(screen.run(("profile ScanBenchmark " + options).split(" "))).isEqualTo(5);
        assertThat(screen.err()).isNotEmpty().doesNotContain("\tat ");
        assertThat(screen.out()).isEmpty();
    }

    private int profile(String... options) {
        final List<String> words = Stream.concat(
                        Stream.of(
                                "profile TranslateBenchmark.cycle -p data=hot -p table=flat -p shape=eckd12 -wi 1 -i 2"
                                        .split(" ")),
                        Stream.concat(
                                Stream.of("-w", "100ms", "-r", "100ms", "--results", folder.toString()),
                                Stream.of(options)))
                .toList();
        return screen.run(words.toArray(String[]::new));
    }

    /** Those that the JDK's own reader finds in all recordings from the first measured iteration to the last. */
    private long measuredSamples() throws IOException {
        long samples = 0;
        for (final String file : files()) {
            if (file.endsWith(".jfr")) {
                samples += measuredSamples(RecordingFile.readAllEvents(folder.resolve(file)));
            }
        }
        return samples;
    }

    private static long measuredSamples(List<RecordedEvent> events) {
        final List<RecordedEvent> measured = events.stream()
                .filter(event -> event.getEventType().getName().equals("ccw.BenchmarkIteration")
                        && event.getString("kind").equals("measurement"))
                .toList();
        final Instant begin = measured.get(0).getStartTime().truncatedTo(ChronoUnit.MILLIS);
        final Instant end = measured.get(measured.size() - 1).getEndTime().truncatedTo(ChronoUnit.MILLIS);
        return events.stream()
                .filter(event -> METHOD_SAMPLES.contains(event.getEventType().getName()))
                .map(RecordedEvent::getStartTime)
                .filter(time -> !time.isBefore(begin) && !time.isAfter(end))
                .count();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
