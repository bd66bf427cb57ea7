package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of one program. */
class TranslateCommandTest {
    private final Screen screen = Screen.ofPipe();

    @TempDir
    private Path folder;

    @Test
    void shouldShowGuestAndHostSideBySide() throws IOException {
        assertThat(screen.run(
                        "translate",
                        Programs.write(folder, "a.cp", Programs.GOOD).toString()))
                .isZero();

        assertThat(screen.out()).isEqualTo("""
                One aligned page.

                guest orb                                 host orb
                  fmt=1 pfch=1 c64=1 lpm=80 cpa=001000    intparm=12345678 fmt=1 pfch=1 c64=1 lpm=80 cpa=seg0

                guest program                        host program
                  001000  ccw1   02,003000,0,1000    seg0:     ccw1   02,idal0.0,IDA,1000
                                                     idal0.0:  idaw2  00000007f0003000

                pins
                  003000 1

                result
                  rc=0 segments=1 ccws=1 idaws=1 pins=1
                """);
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void shouldShowWhatTheTranslatorDidEvenIfTheFileExpectsOtherwise() throws IOException {
        assertThat(screen.run(
                        "translate",
                        Programs.write(folder, "a.cp", Programs.WRONG).toString()))
                .isZero();
        assertThat(screen.out()).contains("idaw2  00000007f0003000", "pins=1").doesNotContain("7f0004000");
    }

    @Test
    void shouldSayWhyAProgramIsRefused() throws IOException {
        assertThat(screen.run(
                        "translate",
                        Programs.write(folder, "a.cp", Programs.REFUSED).toString()))
                .isZero();
        assertThat(screen.out())
                .endsWith("""

                refused
                  errno    -EINVAL
                  reason   PAGE_UNMAPPED at 3000: the page is not mapped
                  address  3000
                """)
                .contains("no host orb", "no host program")
                .doesNotContain("rc=");
    }

    @Test
    void shouldSayWhyAProgramIsNotEvenTakenOver() throws IOException {
        final String text = Programs.REFUSED.replace("001000 -> 7f0001000\n", "");

        assertThat(screen.run("translate", Programs.write(folder, "a.cp", text).toString()))
                .isZero();
        assertThat(screen.out()).contains("errno    -EINVAL", "SEGMENT_UNREADABLE at 1000");
    }

    @Test
    void shouldRefuseAMissingFile() {
        assertThat(screen.run("translate", folder.resolve("none.cp").toString()))
                .isEqualTo(5);
        assertThat(screen.err()).endsWith("none.cp: no such file or directory\n");
    }

    @Test
    void shouldRefuseADirectory() {
        assertThat(screen.run("translate", folder.toString())).isEqualTo(5);
        assertThat(screen.err()).contains("this is a directory").hasLineCount(1);
    }

    @Test
    void shouldRefuseAMalformedFile() throws IOException {
        assertThat(screen.run(
                        "translate", Programs.write(folder, "a.cp", "hello\n").toString()))
                .isEqualTo(5);
        assertThat(screen.err()).contains("a.cp:1: ").hasLineCount(1);
    }
}
