package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door: help, version, mistakes. */
class MainTest {
    private final Screen screen = Screen.ofPipe();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void shouldListItsCommandsAndExitCodes(String option) {
        assertThat(screen.run(option)).isZero();
        assertThat(screen.out())
                .contains(
                        "report",
                        "run",
                        "compare",
                        "gate",
                        "baseline",
                        "archive",
                        "doctor",
                        "list",
                        "execute",
                        "quick",
                        "latency",
                        "translate",
                        "verify",
                        "profile",
                        "view",
                        "jmh",
                        "3 wrong translation");
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void shouldTellItsVersion() {
        assertThat(screen.run("--version")).isZero();
        assertThat(screen.out()).startsWith("ccwbench ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "archive",
                "baseline",
                "compare",
                "doctor",
                "execute",
                "gate",
                "latency",
                "list",
                "profile",
                "quick",
                "report",
                "run",
                "translate",
                "verify",
                "view"
            })
    void shouldExplainEveryCommand(String command) {
        assertThat(screen.run(command, "--help")).isZero();
        assertThat(screen.out()).contains("Usage: java -jar benchmarks.jar " + command, "xit code");
    }

    @Test
    void shouldAskForACommand() {
        assertThat(screen.run()).isEqualTo(5);
        assertThat(screen.err()).isEqualTo("a command is missing: --help lists them\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quick --bogus",
                "verify --bogus",
                "translate",
                "verify --table round",
                "verify --vectors x",
                "profile",
                "profile x --with perf",
                "profile x -r 0s",
                "report"
            })
    void shouldAnswer5ToAMistakeOnTheCommandLine(String line) {
        assertThat(screen.run(line.split(" "))).isEqualTo(5);
        assertThat(screen.err()).contains("--help").doesNotContain("\tat ");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void shouldGiveAnUnknownWordToJmh() {
        assertThat(screen.run("quik")).isEqualTo(5);
        assertThat(screen.err()).startsWith("no benchmark matches quik, and no command has that name");
    }

    @Test
    void shouldRefuseAnOptionThatJmhDoesNotKnow() {
        assertThat(screen.run("jmh", "--bogus")).isEqualTo(5);
        assertThat(screen.err()).contains("bogus").doesNotContain("\tat ");
    }

    @Test
    void shouldUseColourOnlyWhereItIsWelcome() {
        assertThat(Screen.ofPipe().terminal().good("x")).isEqualTo("x");
        assertThat(Screen.ofTerminal(Map.of("TERM", "xterm")).terminal().good("x"))
                .isEqualTo("\u001b[32mx\u001b[0m");
        assertThat(Screen.ofTerminal(Map.of("NO_COLOR", "1")).terminal().bad("x"))
                .isEqualTo("x");
        assertThat(Screen.ofTerminal(Map.of("NO_COLOR", "")).terminal().bad("x"))
                .isEqualTo("\u001b[31mx\u001b[0m");
        assertThat(Screen.ofTerminal(Map.of("TERM", "dumb")).terminal().bad("x"))
                .isEqualTo("x");
    }

    @Test
    void shouldRestartOnlyWhereTheJvmWouldWarn() {
        assertThat(JvmRestart.isNeeded(17, List.of())).isFalse();
        assertThat(JvmRestart.isNeeded(23, List.of())).isFalse();
        assertThat(JvmRestart.isNeeded(24, List.of("-Xmx1g"))).isTrue();
        assertThat(JvmRestart.isNeeded(25, List.of("--sun-misc-unsafe-memory-access=allow")))
                .isFalse();
        assertThat(JvmRestart.isNeeded(25, List.of("--sun-misc-unsafe-memory-access=debug")))
                .isFalse();
    }

    @Test
    void shouldRestartWithTheSameArguments() {
        assertThat(JvmRestart.command("quick", "--budget", "30s"))
                .contains("--sun-misc-unsafe-memory-access=allow", "-cp")
                .endsWith("org.ccwbench.suite.Main", "quick", "--budget", "30s");
    }
}
