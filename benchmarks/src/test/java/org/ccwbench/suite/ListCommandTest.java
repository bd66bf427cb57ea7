package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The list command. */
class ListCommandTest {
    private final Screen screen = Screen.ofPipe();

    @Test
    void shouldListEveryBenchmarkWithItsTime() {
        assertThat(screen.run("list")).isZero();
        assertThat(screen.out().lines().findFirst().orElseThrow()).matches("benchmark +runs +about +standard +about");
        assertThat(screen.out())
                .containsPattern(
                        "(?m)^cp\\.TranslateBenchmark\\.cycle +32  \\d+ min( \\d+ s)? +16 +\\d+ min( \\d+ s)?$")
                .doesNotContain("?");
        assertThat(screen.lastLine())
                .matches("\\d{2} benchmarks; run takes \\d+ min( \\d+ s)?, run --profile full \\d h( \\d+ min)?");
    }

    @Test
    void shouldSayWhy() {
        assertThat(screen.run("list", "--why", "FsmBenchmark")).isZero();
        assertThat(screen.out())
                .contains(
                        "  tags       question\n",
                        "  lifecycle  What does a start cost while another is going on?\n",
                        "  lifecycle  What does a command cost that there is not?\n");
        assertThat(screen.lastLine()).startsWith("2 benchmarks; ");
    }

    @Test
    void shouldConfineToATag() {
        assertThat(screen.run("list", "--tag", "arch")).isZero();
        assertThat(screen.out().lines()).hasSize(3);
        assertThat(screen.lastLine()).startsWith("1 benchmark; ");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertRefused("no benchmark matches Bogus: list shows them all", "Bogus");
        assertRefused("no benchmark of the tag arch matches Table: list shows them all", "--tag", "arch", "Table");
        assertRefused("no benchmark has the tag bogus; there are arch, fixture, harness, ", "--tag", "bogus");
        assertRefused("'[' is not a regular expression: ", "[");
    }

    private void assertRefused(String complaint, String... arguments) {
        final Screen refusing = Screen.ofPipe();
        final String[] all = new String[arguments.length + 1];
        all[0] = "list";
        System.arraycopy(arguments, 0, all, 1, arguments.length);

        assertThat(refusing.run(all)).isEqualTo(5);
        assertThat(refusing.err()).startsWith(complaint).hasLineCount(1);
        assertThat(refusing.out()).isEmpty();
    }
}
