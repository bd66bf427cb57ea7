package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramPrinter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A fixture from its first line to the day it differs. */
class FixtureCommandTest {
    private static final String DUMP = """
            # caught at 17:03
            orb 00000000 00c28000 00001000
            00001000  02 60 00 10 00 00 30 00  03 00 00 01 00 00 00 00  |.-..............|
            00001010
            """;

    @TempDir
    private Path folder;

    private Screen screen;

    @BeforeEach
    void clearScreen() {
        screen = Screen.ofPipe();
    }

    @Test
    void shouldBeginWithAFileThatIsRightAndCanonical() throws IOException {
        assertThat(run("new", "a/b", "--behaviour", "It reads.", "--ref", "Linux"))
                .isZero();

        assertThat(screen.out()).startsWith(folder.resolve("a/b.cp") + ": written");
        final String text = Files.readString(folder.resolve("a/b.cp"));
        assertThat(text).startsWith("; It reads.\n; ref: Linux\n").contains("001000  ccw1   02,003000,SLI,1000");
        assertThat(ProgramPrinter.print(Fixtures.load(folder.resolve("a/b.cp")).get(0)))
                .isEqualTo(text);
        assertThat(run("check", "a/b.cp")).isZero();
        assertThat(screen.lastLine()).isEqualTo("1 agree, 0 differ");
    }

    @Test
    void shouldOverwriteNothing() {
        assertThat(run("new", "a")).isZero();
        assertThat(run("new", "a.cp")).isEqualTo(5);
        assertThat(screen.err()).isEqualTo(folder.resolve("a.cp") + ": is there already, and is not overwritten\n");
    }

    @Test
    void shouldTakeOrbAndStorageFromADump() throws IOException {
        final Path dump = Files.writeString(folder.resolve("dump"), DUMP);

        assertThat(run("new", "caught", "--from", dump.toString())).isZero();
        assertThat(Files.readString(folder.resolve("caught.cp")))
                .contains("001000  ccw1   02,003000,CC+SLI,10", "ccw1   03,000000,0,1", "rc=0 segments=1 ccws=2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000: 00 | there is no line 'orb' with the ORB's bytes
            orb 00   | line 1: an ORB has 12 or 32 bytes, not 1
            zzz 00   | line 1: 'zzz' is not an address in hexadecimal
            1000 0   | line 1: '0' is not bytes in hexadecimal
            * 00     | line 1: '*' leaves bytes out: hexdump -v does not
            """)
    void shouldSayWhatIsWrongWithADump(String text, String message) throws IOException {
        final Path dump = Files.writeString(folder.resolve("dump"), text.strip());

        assertThat(run("new", "a", "--from", dump.toString())).isEqualTo(5);
        assertThat(screen.err()).isEqualTo(dump + ": " + message + "\n");
        assertThat(folder.resolve("a.cp")).doesNotExist();
    }

    @Test
    void shouldNameTheFieldThatDiffers() throws IOException {
        Programs.write(folder, "a.cp", Programs.WRONG);

        assertThat(run("check", "a")).isEqualTo(3);
        assertThat(screen.out())
                .contains(
                        "a.cp:15: host idal0.0: expected idaw2 00000007f0004000, was idaw2 00000007f0003000",
                        "result pins: expected 2, was 1");
        assertThat(screen.lastLine()).isEqualTo("0 agree, 1 differ");
    }

    @Test
    void shouldCheckEveryFileWhenNoneIsNamed() throws IOException {
        Programs.write(folder, "a.cp", Programs.WRONG);
        Programs.write(folder, "b.cp", Programs.GOOD);
        Programs.write(folder, "c.cp", Programs.REFUSED);

        assertThat(run("check")).isEqualTo(3);
        assertThat(screen.lastLine()).isEqualTo("2 agree, 1 differ");
    }

    @Test
    void shouldSayWhichFileIsRightButNotCanonical() throws IOException {
        Programs.write(folder, "a.cp", Programs.GOOD.replace("001000  ccw1", "1000 ccw1"));

        assertThat(run("check", "a")).isZero();
        assertThat(screen.err())
                .contains("a.cp: right, but not in canonical form")
                .hasLineCount(1);
    }

    @Test
    void shouldAcceptOneFixtureAndPrintTheDifference() throws IOException {
        final Path file = Programs.write(folder, "a.cp", Programs.WRONG);

        assertThat(accept(Map.of(), "a")).isZero();
        assertThat(Files.readString(file)).isEqualTo(Programs.GOOD);
        assertThat(screen.out())
                .contains(
                        "-idal0.0:  idaw2  00000007f0004000\n+idal0.0:  idaw2  00000007f0003000\n",
                        "-rc=0 segments=1 ccws=1 idaws=1 pins=2\n+rc=0 segments=1 ccws=1 idaws=1 pins=1\n");
        assertThat(accept(Map.of(), "a")).isZero();
        assertThat(screen.lastLine()).endsWith("expects what it translates to, nothing was written");
    }

    @Test
    void shouldAcceptWhatExpectedNothing() throws IOException {
        final String input = Programs.GOOD.substring(0, Programs.GOOD.indexOf("\n-- host --"));
        final Path file = Programs.write(folder, "a.cp", input);

        assertThat(run("check", "a")).isEqualTo(5);
        assertThat(screen.err()).contains("expects nothing; fixture accept a ").hasLineCount(1);
        assertThat(accept(Map.of(), "a")).isZero();
        assertThat(Files.readString(file))
                .startsWith(input)
                .contains("\n-- host-orb --\n", "\n-- pins --\n003000 1\n")
                .endsWith("rc=0 segments=1 ccws=1 idaws=1 pins=1\n");
    }

    @Test
    void shouldAcceptNothingInABuild() throws IOException {
        final Path file = Programs.write(folder, "a.cp", Programs.WRONG);

        assertThat(accept(Map.of("CI", "true"), "a")).isEqualTo(5);
        assertThat(Files.readString(file)).isEqualTo(Programs.WRONG);
        assertThat(screen.err()).contains("A build does not bless").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept a b", "accept --all", "accept", "accept tic/first-ccw", "show nothing/here", ""})
    void shouldRefuseWhatIsNotOneFixture(String words) {
        assertThat(screen.run(("fixture " + words).strip().split(" "))).isEqualTo(5);
        assertThat(screen.err()).isNotEmpty().doesNotContain("\tat ");
    }

    @Test
    void shouldShowWhatATranslationIsNow() throws IOException {
        Programs.write(folder, "a.cp", Programs.WRONG);

        assertThat(run("show", "a")).isZero();
        assertThat(screen.out()).contains("guest program", "host program", "pins=1");
    }

    @Test
    void shouldExplainAProgramOfTheLibrary() {
        assertThat(run("explain", "tic/first-ccw")).isZero();

        assertThat(screen.out())
                .startsWith("A program may start with a TIC.\n")
                .contains("CCWs of format 1 at 001000, IDAWs of format 2 for blocks of 4 KiB\n")
                .containsPattern("001000  TRANSFER IN CHANNEL to 002000 +-> segment 1\n")
                .containsPattern("002000  06 READ, 16 bytes at 004000 +-> 1 page pinned: 004000\n")
                .contains("translated: 2 segments, 2 CCWs, 1 page pinned\n")
                .endsWith("""

                        work
                              16 guest bytes read
                               3 page walks
                              26 accesses to the page table
                               1 pin calls
                               1 pages pinned
                               7 host words written
                               2 segments
                               2 events
                        """);
    }

    @Test
    void shouldExplainARefusal() throws IOException {
        Programs.write(folder, "a.cp", Programs.REFUSED);

        assertThat(run("explain", "a")).isZero();
        assertThat(screen.out())
                .containsPattern("02 READ, 4096 bytes at 003000 +-> not translated\n")
                .contains("refused when it was translated: -EINVAL, PAGE_UNMAPPED at 3000: the page is not mapped\n");
    }

    private int run(String command, String... arguments) {
        final String[] words = new String[arguments.length + 4];
        words[0] = "fixture";
        words[1] = command;
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        words[words.length - 2] = "--in";
        words[words.length - 1] = folder.toString();
        return screen.run(words);
    }

    private int accept(Map<String, String> environment, String name) {
        return new CommandLine(new FixtureAcceptCommand(screen.terminal(), environment))
                .setExecutionExceptionHandler((failure, command, words) -> {
                    screen.terminal().err().println(failure.getMessage());
                    return failure instanceof UsageException ? ExitCode.USAGE : ExitCode.HARNESS;
                })
                .execute(name, "--in", folder.toString());
    }
}
