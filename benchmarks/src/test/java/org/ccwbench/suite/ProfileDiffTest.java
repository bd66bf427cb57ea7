package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code profile --diff} with earlier versions that a test makes up. */
class ProfileDiffTest {
    private static final String STEM = "TranslateBenchmark.cycle-data=hot-shape=eckd12-table=flat-jfr-";
    private static final String ANSWER = "answer=";

    private final Screen screen = Screen.ofPipe();

    @TempDir
    private Path folder;

    /** A version that profiles nothing, and answers what its parameters say. */
    static final class Stub {
        private Stub() {}

        public static void main(String[] words) {
            System.err.println("[####] 1/2  something");
            System.err.println(String.join(" ", words));
            System.out.println("recording    none");
            System.out.println("CCW 3: count 4096, expected 2048");
            System.exit(Arrays.stream(words)
                    .filter(word -> word.startsWith(ANSWER))
                    .mapToInt(word -> Integer.parseInt(word.substring(ANSWER.length())))
                    .sum());
        }
    }

    private int profile(String earlier, String... options) {
        final String[] plan = ("profile TranslateBenchmark.cycle -p data=hot -p table=flat -p shape=eckd12 -f 1 -wi 1"
                        + " -i 1 -w 100ms -r 1s --results " + results() + " --baselines " + folder + " --diff "
                        + earlier)
                .split(" ");
        return screen.run(Stream.of(plan, options).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private Path results() {
        return folder.resolve("results");
    }

    private List<String> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(results().resolve(directory))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldProfileTheEarlierVersionAndShowWhatChanged() throws IOException {
        final Path jar = EarlierJar.running(Main.class).write(folder.resolve("old.jar"));

        assertThat(profile(jar.toString())).as(screen.err()).isZero();

        assertThat(files("old")).containsExactly(STEM + "1.html", STEM + "1.jfr", "environment.json");
        assertThat(files(""))
                .containsExactly(STEM + "1.html", STEM + "1.jfr", STEM + "diff-1.html", "environment.json");
        final List<String> lines = screen.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("baseline     " + jar + ", " + jar);
        assertThat(lines.get(1)).isEqualTo("recording    " + results().resolve("old/" + STEM + "1.jfr"));
        assertThat(lines.get(2)).startsWith("flame graph  " + results().resolve("old/" + STEM + "1.html"));
        assertThat(lines.get(3)).matches("allocation .* 0 B/op");
        assertThat(lines.get(4)).isEqualTo("now          this version");
        assertThat(lines.get(5)).isEqualTo("recording    " + results().resolve(STEM + "1.jfr"));
        assertThat(lines.get(6)).startsWith("flame graph  " + results().resolve(STEM + "1.html"));
        assertThat(lines.get(7))
                .matches("flame diff   \\Q" + results().resolve(STEM + "diff-1.html")
                        + "\\E  \\d+ samples before, \\d+ now.*");
        assertThat(lines.get(8)).matches("allocation .* 0 B/op");
        assertThat(screen.out()).containsOnlyOnce("hot-translations\n").containsOnlyOnce("more  ");
        final String counts = lines.get(7).replaceFirst(".*html {2}(.*) now.*", "$1 now");
        assertThat(Files.readString(results().resolve(STEM + "diff-1.html"))).contains(counts);
        assertThat(screen.err().lines())
                .hasSize(4)
                .filteredOn(line -> line.startsWith("old  ["))
                .hasSize(2);
    }

    /** Not 1, which would mean that something is slower. */
    @ParameterizedTest
    @CsvSource({"1,6", "3,3", "4,4", "5,5", "6,6", "143,6"})
    void shouldSayInOneSentenceThatTheEarlierVersionCannotBeProfiled(int answer, int code) throws IOException {
        final Path jar = EarlierJar.running(Stub.class).write(folder.resolve("old.jar"));

        assertThat(profile(jar.toString(), "-p", ANSWER + answer, "--every", "7"))
                .isEqualTo(code);

        final String given = "profile --results " + results().resolve("old")
                + " TranslateBenchmark.cycle --with JFR --every 7 -p data=hot -p table=flat -p shape=eckd12 -p answer="
                + answer + " -f 1 -wi 1 -i 1 -w 100ms -r 1s\n";
        final String progress = "old  [####] 1/2  something\n";
        final String head = "baseline     " + jar + ", " + jar + "\n";
        switch (code) {
            case 3 -> {
                assertThat(screen.out())
                        .isEqualTo(head + jar + " translates wrongly: CCW 3: count 4096, expected 2048\n");
                assertThat(screen.err()).isEqualTo(progress);
            }
            case 6 ->
                assertThat(screen.err())
                        .isEqualTo(progress + jar + " cannot be profiled, as its jar failed:\n" + given);
            default -> assertThat(screen.err()).isEqualTo(progress + jar + " cannot be profiled like this: " + given);
        }
        assertThat(files("")).containsExactly("environment.json");
    }

    @Test
    void shouldRefuseABaselineThatThereIsNot() {
        assertThat(profile("mian")).isEqualTo(5);
        assertThat(screen.err())
                .startsWith("there is no baseline mian in " + folder)
                .hasLineCount(1);
        assertThat(profile("old.jar")).isEqualTo(5);
        assertThat(screen.err()).contains("old.jar: there is no such jar");
        assertThat(results()).doesNotExist();
    }

    @Test
    void shouldRefuseAJarFromBeforeTheCommand() throws IOException {
        final Path jar = EarlierJar.running(Stub.class).withoutCommand().write(folder.resolve("old.jar"));

        assertThat(profile(jar.toString())).isEqualTo(5);
        assertThat(screen.err())
                .isEqualTo(jar + " cannot be profiled: its jar is from before there was profile: save a newer one\n");
        assertThat(results()).doesNotExist();
    }

    @Test
    void shouldRefuseAJarWithoutTheBenchmark() throws IOException {
        final Path jar =
                EarlierJar.running(Stub.class).withBenchmarks("ScanBenchmark").write(folder.resolve("old.jar"));

        assertThat(profile(jar.toString())).isEqualTo(5);
        assertThat(screen.err())
                .isEqualTo(jar
                        + " has no benchmark that this version has too and that matches TranslateBenchmark.cycle\n");
        assertThat(results()).doesNotExist();
    }

    @Test
    void shouldWantANameBehindTheOption() {
        assertThat(screen.run("profile", "TranslateBenchmark", "--diff")).isEqualTo(5);
        assertThat(screen.err()).contains("--diff").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "good,good",
        "v1.2,v1.2",
        "baselines/good/benchmarks.jar,benchmarks",
        "../a b.jar,a_b",
        "...jar,_.",
        ".jar,_jar"
    })
    void shouldNameADirectoryAfterTheEarlierVersion(String name, String directory) {
        assertThat(EarlierProfile.directory(name)).isEqualTo(directory);
    }
}
