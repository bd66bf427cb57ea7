package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.results.VerifyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparing with known answers: counts, differences, and what cannot be compared. */
class VerifyCommandTest {
    private static final int PARTS = 3;

    private final Screen screen = Screen.ofPipe();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"flat", "dat"})
    void shouldAgreeWithAllThatIsBundled(String table) {
        assertThat(screen.run("verify", "--table", table)).isZero();

        assertThat(screen.lastLine()).matches("\\d{4} agree, 0 differ");
        assertThat(screen.out())
                .contains(
                        "linux-translator: 4368 agree, 0 differ",
                        "library: ",
                        "captured: 170 agree, 0 differ",
                        "linux-scenarios: 31 agree, 0 differ");
        assertThat(screen.out().contains("reach beyond a flat page table")).isEqualTo(table.equals("flat"));
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void shouldCompareAllInPartsThatAddUp() {
        assertThat(screen.run("verify")).isZero();
        int compared = 0;
        for (int part = 1; part <= PARTS; part++) {
            final Screen one = Screen.ofPipe();
            assertThat(one.run("verify", "--shard", part + "/" + PARTS)).isZero();
            final int taken = count(one.lastLine());
            assertThat(taken).isBetween(count(screen.lastLine()) / PARTS, count(screen.lastLine()) / PARTS + 1);
            compared += taken;
        }
        assertThat(compared).isEqualTo(count(screen.lastLine()));
    }

    @Test
    void shouldKeepWhatItHasComparedOfEverySource() throws IOException {
        final Path wrong = Programs.write(folder, "a.cp", Programs.WRONG);
        final Path good = Programs.write(folder, "b.cp", Programs.GOOD);
        final Path cases = unpack("/corpora/hercules/cases.jsonl.gz", "cases.jsonl", true);
        final Path devices = unpack("/corpora/hercules/devices.json.gz", "devices.json.gz", false);
        final Path results = folder.resolve("new/check");
        final String[] words = {
            "verify",
            wrong.toString(),
            good.toString(),
            "--hercules",
            cases.toString(),
            "--devices",
            devices.toString(),
            "--shard",
            "1/2",
            "--results",
            results.toString()
        };

        assertThat(screen.run(words)).isEqualTo(3);

        assertThat(screen.out()).contains("results  " + results.resolve("verify.json") + "\n");
        final VerifyRecord kept = VerifyRecord.read(results.resolve("verify.json"));
        assertThat(kept.command()).containsExactly(words);
        assertThat(kept.shard()).isEqualTo("1/2");
        assertThat(kept.table()).isEqualTo("dat");
        assertThat(kept.environment()).isEqualTo(Environment.current());
        assertThat(kept.sources().subList(0, 2))
                .containsExactly(
                        new VerifyRecord.Source(wrong.toString(), 1, 0, 0, 1),
                        new VerifyRecord.Source(good.toString(), 1, 0, 0, 0));
        assertThat(kept.sources().get(2).records()).isEqualTo(516);
        assertThat(kept.sources().get(2).compared()).isEqualTo(258);
        assertThat(kept.sources().get(2).byRule()).isPositive();
        assertThat(kept.differences()).isNotEmpty().allMatch(line -> line.startsWith(wrong.toString()));
    }

    @Test
    void shouldSayWhenItCannotKeepWhatItHasCompared() throws IOException {
        final String good = Programs.write(folder, "b.cp", Programs.GOOD).toString();
        final Path full = Files.createDirectory(folder.resolve("full"));
        Files.createSymbolicLink(full.resolve(".verify.json.tmp"), Path.of("/dev/full"));

        assertThat(screen.run("verify", good, "--results", good)).isEqualTo(5);
        assertThat(screen.err()).isEqualTo(good + ": cannot be made a directory: there is a file of that name\n");
        assertThat(screen.run("verify", good, "--results", full.toString())).isEqualTo(5);
        assertThat(screen.err())
                .endsWith(full.resolve("verify.json") + ": cannot be written: No space left on device\n");
    }

    private static int count(String line) {
        assertThat(line).matches("\\d+ agree, 0 differ");
        return Integer.parseInt(line.substring(0, line.indexOf(' ')));
    }

    @Test
    void shouldDealExecutionsOutToPartsToo() throws IOException {
        final Path cases = unpack("/corpora/hercules/cases.jsonl.gz", "cases.jsonl", true);
        final Path devices = unpack("/corpora/hercules/devices.json.gz", "devices.json.gz", false);
        int compared = 0;
        for (int part = 1; part <= PARTS; part++) {
            final Screen one = Screen.ofPipe();
            assertThat(one.run(
                            "verify",
                            "--hercules",
                            cases.toString(),
                            "--devices",
                            devices.toString(),
                            "--shard",
                            part + "/" + PARTS))
                    .isZero();
            compared += Pattern.compile("(\\d+) (agree|differ by rule)")
                    .matcher(one.lastLine())
                    .results()
                    .mapToInt(number -> Integer.parseInt(number.group(1)))
                    .sum();
        }
        assertThat(compared).isEqualTo(516);
    }

    @Test
    void shouldFindADifferenceInOnePartOnly() throws IOException {
        Programs.write(folder, "a.cp", Programs.WRONG);
        Programs.write(folder, "b.cp", Programs.GOOD);

        assertThat(screen.run("verify", folder.toString(), "--shard", "1/2")).isEqualTo(3);
        assertThat(screen.run("verify", folder.toString(), "--shard", "2/2")).isZero();
        assertThat(screen.lastLine()).isEqualTo("1 agree, 0 differ");
    }

    @Test
    void shouldRefuseAPartWithNothingToDo() throws IOException {
        Programs.write(folder, "b.cp", Programs.GOOD);

        assertRefused("there was no program to compare for part 2/2", "verify", folder.toString(), "--shard", "2/2");
    }

    @Test
    void shouldCompareOneFile() throws IOException {
        final Path file = Programs.write(folder, "good.cp", Programs.GOOD);

        assertThat(screen.run("verify", file.toString())).isZero();
        assertThat(screen.out()).isEqualTo(file + ": 1 agree, 0 differ\n1 agree, 0 differ\n");
    }

    @Test
    void shouldNameEveryFieldThatDiffers() throws IOException {
        Programs.write(folder, "a.cp", Programs.WRONG);
        Programs.write(folder, "b.cp", Programs.GOOD);

        assertThat(screen.run("verify", folder.toString())).isEqualTo(3);
        assertThat(screen.out())
                .startsWith(folder.resolve("a.cp") + ":15: ")
                .contains("00000007f0004000", "00000007f0003000", "expected 2, was 1");
        assertThat(screen.lastLine()).isEqualTo("1 agree, 1 differ");
    }

    @Test
    void shouldShowTheFirst20Differences() throws IOException {
        for (int i = 0; i < 15; i++) {
            Programs.write(folder, i + ".cp", Programs.WRONG);
        }

        assertThat(screen.run("verify", folder.toString())).isEqualTo(3);
        assertThat(screen.out().lines().filter(line -> line.contains("expected")))
                .hasSize(20);
        assertThat(screen.lastLine()).isEqualTo("0 agree, 15 differ");
    }

    @Test
    void shouldColourTheLastLineOnATerminal() throws IOException {
        final Screen coloured = Screen.ofTerminal(Map.of());
        coloured.run("verify", Programs.write(folder, "a.cp", Programs.WRONG).toString());

        assertThat(coloured.lastLine()).isEqualTo("\u001b[31m0 agree, 1 differ\u001b[0m");
    }

    @Test
    void shouldCompareAPairOfFilesPlainOrCompressed() throws IOException {
        final Path vectors = unpack("/corpora/programs/vectors.txt.gz", "vectors.txt", true);
        final Path expected = unpack("/corpora/programs/expected.txt.gz", "expected.gz", false);

        assertThat(screen.run("verify", "--vectors", vectors.toString(), "--expected", expected.toString()))
                .isZero();
        assertThat(screen.lastLine()).isEqualTo("48 agree, 0 differ");
    }

    @Test
    void shouldFindTheWrongAnswerInAPair() throws IOException {
        final Path vectors = unpack("/corpora/programs/vectors.txt.gz", "vectors.txt", true);
        final Path expected = unpack("/corpora/programs/expected.txt.gz", "expected.txt", true);
        final String text = Files.readString(expected);
        Files.writeString(expected, text.replaceFirst("df323a1000", "df323a2000"));

        assertThat(screen.run("verify", "--vectors", vectors.toString(), "--expected", expected.toString()))
                .isEqualTo(3);
        assertThat(screen.lastLine()).isEqualTo("47 agree, 1 differ");
    }

    @Test
    void shouldCompareTranslationsOfTheDriver() throws IOException {
        final Path driver = unpack("/corpora/linux-driver/translations.jsonl.gz", "driver.jsonl", true);

        assertThat(screen.run("verify", "--driver", driver.toString())).isZero();
        assertThat(screen.lastLine()).isEqualTo("791 agree, 0 differ");
    }

    @Test
    void shouldReplayScenarios() throws IOException {
        final Path scenarios = unpack("/corpora/linux-driver/scenarios.json.gz", "scenarios.json", true);

        assertThat(screen.run("verify", "--scenarios", scenarios.toString())).isZero();
        assertThat(screen.out()).contains(": 31 scenarios, ", "device status ");
        assertThat(screen.lastLine()).isEqualTo("31 agree, 0 differ");
    }

    @Test
    void shouldNameTheStepOfAScenarioThatDiffers() throws IOException {
        final Path scenarios = unpack("/corpora/linux-driver/scenarios.json.gz", "scenarios.json", true);
        final String text = Files.readString(scenarios);
        Files.writeString(scenarios, text.replaceFirst("ASYNC halt -1 EBUSY", "ASYNC halt 8 0"));

        assertThat(screen.run("verify", "--scenarios", scenarios.toString())).isEqualTo(3);
        assertThat(screen.out())
                .startsWith(scenarios + ", scenario/busy-while-pending, step 11 'ASYNC halt 8 0', result: "
                        + "expected 8, got -16");
        assertThat(screen.lastLine()).isEqualTo("30 agree, 1 differ");
    }

    @Test
    void shouldReplayExecutionsOfHercules() throws IOException {
        final Path cases = unpack("/corpora/hercules/cases.jsonl.gz", "cases.jsonl", true);
        final Path devices = unpack("/corpora/hercules/devices.json.gz", "devices.json.gz", false);

        assertThat(screen.run("verify", "--hercules", cases.toString(), "--devices", devices.toString()))
                .isZero();
        assertThat(screen.lastLine()).matches("\\d+ agree, \\d+ differ by rule \\(.*\\), 0 differ");
        assertThat(screen.out()).contains("Hercules ");
    }

    @Test
    void shouldFindTheWrongExecution() throws IOException {
        final Path cases = unpack("/corpora/hercules/cases.jsonl.gz", "cases.jsonl", true);
        final Path devices = unpack("/corpora/hercules/devices.json.gz", "devices.json", true);
        Files.writeString(cases, Files.readString(cases).replaceFirst("\"dstat\": ?\"0c\"", "\"dstat\": \"0d\""));

        assertThat(screen.run("verify", "--hercules", cases.toString(), "--devices", devices.toString()))
                .isEqualTo(3);
        assertThat(screen.lastLine()).endsWith(", 1 differ");
    }

    private Path unpack(String resource, String name, boolean plain) throws IOException {
        final Path file = folder.resolve(name);
        try (InputStream packed = Corpus.class.getResourceAsStream(resource)) {
            final byte[] bytes = (plain ? new GZIPInputStream(packed) : packed).readAllBytes();
            return Files.write(file, bytes);
        }
    }

    @Test
    void shouldRefuseAMissingFile() {
        assertRefused(
                "no such file or directory", "verify", folder.resolve("none.cp").toString());
    }

    @Test
    void shouldRefuseADirectoryWithoutPrograms() {
        assertRefused("there is no .cp file in it", "verify", folder.toString());
    }

    @Test
    void shouldRefuseAnEmptyFile() throws IOException {
        assertRefused(":1: ", "verify", Programs.write(folder, "empty.cp", "").toString());
    }

    @Test
    void shouldRefuseAMalformedFileByItsLine() throws IOException {
        final String text = Programs.GOOD.replace("02,003000,0,1000", "02,003000");

        assertRefused("a.cp:7: ", "verify", Programs.write(folder, "a.cp", text).toString());
    }

    @Test
    void shouldRefuseAFileThatIsNoText() throws IOException {
        final Path file = Files.write(folder.resolve("a.cp"), new byte[] {(byte) 0xff, 0});

        assertRefused("this is not text in UTF-8", "verify", file.toString());
    }

    @Test
    void shouldRefuseAFileThatExpectsNothing() throws IOException {
        final String text = Programs.GOOD.substring(0, Programs.GOOD.indexOf("-- host --"));

        assertRefused(
                "nothing to compare",
                "verify",
                Programs.write(folder, "a.cp", text).toString());
    }

    @Test
    void shouldRefuseAnEmptyRecording() throws IOException {
        final String empty = Programs.write(folder, "empty", "").toString();

        assertRefused("there was no program to compare", "verify", "--driver", empty);
    }

    @Test
    void shouldRefuseAMissingRecording() {
        assertRefused("no such file", "verify", "--vectors", "none", "--expected", "none");
    }

    @Test
    void shouldRefuseMissingScenarios() {
        assertRefused("no such file", "verify", "--scenarios", "none");
    }

    @Test
    void shouldRefuseScenariosThatAreCut() throws IOException {
        assertRefused(
                "not JSON",
                "verify",
                "--scenarios",
                Programs.write(folder, "cut.json", "[{").toString());
    }

    @Test
    void shouldRefuseAStepThatIsNotKnown() throws IOException {
        final String step = "[{\"name\": \"a\", \"mem\": [], \"steps\": [\"STEP jump rc 0\"]}]";

        assertRefused(
                "step 1 'STEP jump rc 0': no such step is known",
                "verify",
                "--scenarios",
                Programs.write(folder, "unknown.json", step).toString());
    }

    @Test
    void shouldRefuseScenariosThatAreNone() throws IOException {
        assertRefused(
                "there was no program to compare",
                "verify",
                "--scenarios",
                Programs.write(folder, "empty.json", "[]").toString());
    }

    @Test
    void shouldRefuseExecutionsWithoutDevices() {
        assertThat(screen.run("verify", "--hercules", "cases")).isEqualTo(5);
        assertThat(screen.err()).contains("--devices");
    }

    private void assertRefused(String complaint, String... arguments) {
        assertThat(screen.run(arguments)).isEqualTo(5);
        assertThat(screen.err()).contains(complaint).hasLineCount(1);
        assertThat(screen.out()).doesNotContain("agree");
    }
}
