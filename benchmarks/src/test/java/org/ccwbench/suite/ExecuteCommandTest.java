package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ccwbench.fixtures.device.CkdFileImage;
import org.ccwbench.fixtures.device.CkdRecord;
import org.ccwbench.fixtures.device.TrackAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of a program that runs. */
class ExecuteCommandTest {
    /** Record 7 of track 5:3 is searched and read, 4096 bytes across a page boundary. */
    private static final String SEARCH = """
            ; Classic read of one record.

            -- orb --
            fmt=0 pfch=1 c64=1 lpm=80 cpa=001000

            -- guest --
            001000  ccw0   07,002000,CC,6
                    ccw0   31,002008,CC,5
                    ccw0   08,001008,0,0
                    ccw0   06,003800,0,1000
            002000  bytes  000000050003
            002008  bytes  0005000307

            -- pages --
            001000+4 -> 7f0001000 xor 1
            """;

    private static final String ENDLESS = """
            ; A loop.

            -- orb --
            fmt=1 pfch=1 c64=1 lpm=80 cpa=001000

            -- guest --
            001000  ccw1   03,000000,CC,0
                    ccw1   08,001000,0,0

            -- pages --
            001000 -> 7f0001000
            """;

    private static final String DEVICE = """

            device
              3390 in memory, 10 cylinders; every track has records 1 to 12 of 4096 bytes, filled with its own CCHHR
            """;

    private final Screen screen = Screen.ofPipe();

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void format() {
        image = folder.resolve("volume.ckd");
        try (CkdFileImage disk = CkdFileImage.create(image, 6)) {
            final TrackAddress track = new TrackAddress(5, 3);
            disk.write(
                    track,
                    List.of(
                            CkdRecord.of(track, 0, new byte[0], new byte[8]),
                            CkdRecord.of(track, 7, new byte[0], new byte[0x234])));
        }
    }

    @Test
    void shouldShowTransfersAndStatus() throws IOException {
        assertThat(execute(SEARCH)).isZero();
        assertThat(screen.out()).isEqualTo("Classic read of one record.\n" + DEVICE + """

                transfers
                  fetch          002000 6
                  fetch          002008 5
                  fetch          002008 5
                  fetch          002008 5
                  fetch          002008 5
                  fetch          002008 5
                  fetch          002008 5
                  fetch          002008 5
                  fetch          002008 5
                  store          003800 1000

                status
                  words              00404007 00001020 0c000000
                  ccw address        001020
                  function control   start
                  activity control   none
                  status control     primary, secondary, status pending
                  device status      channel end, device end
                  subchannel status  none
                  residual count     0
                  last path used     80
                """);
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void shouldShowGuestAddressesOfATranslatedProgram() throws IOException {
        assertThat(execute(SEARCH, "--translated")).isZero();
        assertThat(screen.out())
                .contains("fetch          002008 5\n  store          003800 800\n  store          004000 800\n")
                .contains("words              00c04007 00001020 0c000000")
                .doesNotContain("host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--translated", ""})
    void shouldShowTheSenseDataOfAUnitCheck(String option) throws IOException {
        assertThat(execute(SEARCH.replace("0005000307", "000500030d"), option)).isZero();
        assertThat(screen.out())
                .contains("device status      channel end, device end, unit check", "ccw address        001010")
                .endsWith("""

                sense data
                  00 08 00 00 00 05 03 00 00 00 00 00 00 00 00 00
                  00 00 00 00 00 00 00 00 00 00 00 80 00 00 05 03
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--translated", ""})
    void shouldStopAnEndlessProgramAndSaySo(String option) throws IOException {
        assertThat(execute(ENDLESS, option)).isZero();
        assertThat(screen.out())
                .contains("transfers\n  none\n", "status when it was stopped", "subchannel active, device active")
                .endsWith("\nendless\n  stopped after 100000 commands (decimal)\n");
    }

    @Test
    void shouldShowTheFirstOfManyTransfers() throws IOException {
        final String search =
                ENDLESS.replace("03,000000,CC,0", "07,002000,CC,6").replace("001000 ->", "001000+2 ->");
        assertThat(execute(search)).isZero();
        assertThat(screen.out()).contains("  fetch          002000 6\n  and 99936 more (decimal)\n");
        assertThat(screen.out().lines().filter(line -> line.contains("fetch"))).hasSize(64);
    }

    @Test
    void shouldSayWhyATranslationIsRefused() throws IOException {
        assertThat(execute(Programs.REFUSED, "--translated")).isZero();
        assertThat(screen.out()).isEqualTo("The data page is not mapped.\n" + DEVICE + """

                refused
                  errno    -EINVAL
                  reason   PAGE_UNMAPPED at 3000: the page is not mapped
                  address  3000
                """);
    }

    @Test
    void shouldRunUntranslatedWhatATranslatorRefuses() throws IOException {
        assertThat(execute(Programs.REFUSED)).isZero();
        assertThat(screen.out()).contains("transfers\n  none\n", "subchannel status  program check\n");
    }

    @Test
    void shouldSayThatAnOrbIsNotTaken() throws IOException {
        assertThat(execute(ENDLESS.replace("c64=1", "c64=1 tm=1"))).isZero();
        assertThat(screen.out()).endsWith("\nnot started\n  the channel subsystem does not take this ORB\n");
    }

    @Test
    void shouldReadTheImage() throws IOException {
        assertThat(execute(SEARCH, "--disk", image.toString())).isZero();
        assertThat(screen.out())
                .contains("3390 in " + image + ", 6 cylinders", "  store          003800 234\n", "incorrect length")
                .contains("residual count     dcc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--translated", ""})
    void shouldWriteToTheImage(String option) throws IOException {
        final String write = SEARCH.replace("06,003800,0,1000", "05,003800,0,234")
                .replace("-- pages --", "003800  bytes  c1c2c3c4\n\n-- pages --");
        assertThat(execute(write, "--disk", image.toString(), option)).isZero();
        try (CkdFileImage disk = CkdFileImage.open(image)) {
            final byte[] data = disk.read(new TrackAddress(5, 3)).get(1).data();
            assertThat(data).hasSize(0x234).startsWith(0xc1, 0xc2, 0xc3, 0xc4, 0);
        }
    }

    @Test
    void shouldRefuseAMissingImage() throws IOException {
        assertThat(execute(SEARCH, "--disk", folder.resolve("none").toString())).isEqualTo(5);
        assertThat(screen.err()).endsWith("none: no such file\n").hasLineCount(1);
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void shouldRefuseAMalformedImage() throws IOException {
        Files.writeString(image, "hello");
        assertThat(execute(SEARCH, "--disk", image.toString())).isEqualTo(5);
        assertThat(screen.err())
                .endsWith("volume.ckd: is shorter than the header of a CKD image\n")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--translated", ""})
    void shouldRefuseAnImageWithAMalformedTrack(String option) throws IOException {
        final byte[] bytes = Files.readAllBytes(image);
        bytes[512 + (5 * 15 + 3) * 56_832 + 1] = 0x77;
        Files.write(image, bytes);
        assertThat(execute(SEARCH, "--disk", image.toString(), option)).isEqualTo(5);
        assertThat(screen.err())
                .contains("volume.ckd: track 5:3 has the home address of track 30469:3")
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseAMissingProgram() {
        assertThat(screen.run("execute", folder.resolve("none.cp").toString())).isEqualTo(5);
        assertThat(screen.err()).endsWith("none.cp: no such file or directory\n");
    }

    @Test
    void shouldRefuseADirectory() {
        assertThat(screen.run("execute", folder.toString())).isEqualTo(5);
        assertThat(screen.err()).contains("this is a directory").hasLineCount(1);
    }

    @Test
    void shouldRefuseAMalformedProgram() throws IOException {
        assertThat(execute("hello\n")).isEqualTo(5);
        assertThat(screen.err()).contains("a.cp:1: ").hasLineCount(1);
    }

    /** @param options an empty one does not count */
    private int execute(String text, String... options) throws IOException {
        final Path file = Programs.write(folder, "a.cp", text);
        final List<String> arguments = new ArrayList<>(List.of("execute", file.toString()));
        for (final String option : options) {
            if (!option.isEmpty()) {
                arguments.add(option);
            }
        }
        return screen.run(arguments.toArray(String[]::new));
    }
}
