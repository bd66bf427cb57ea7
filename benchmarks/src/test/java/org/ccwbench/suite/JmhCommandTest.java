package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JMH behind the command line. It writes to the process's own output. */
class JmhCommandTest {
    private final PrintStream original = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Screen screen = Screen.ofPipe();

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveOutputBack() {
        System.setOut(original);
    }

    @Test
    void shouldListTheBenchmarks() {
        assertThat(screen.run("-l")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("org.ccwbench.bench.cp.TranslateBenchmark.cycle", "A0BaselineBenchmark.copy");
    }

    @Test
    void shouldRunABenchmark() {
        assertThat(screen.run("jmh", "A0BaselineBenchmark.returnAtOnce", "-f", "0", "-wi", "0", "-i", "1", "-r", "1ms"))
                .isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("# Run complete", "returnAtOnce");
    }

    @Test
    void shouldFailWhenABenchmarkFails() {
        assertThat(screen.run(
                        "jmh", "ScanBenchmark", "-p", "shape=round", "-f", "0", "-wi", "0", "-i", "1", "-r", "1ms"))
                .isEqualTo(6);
        assertThat(screen.err()).isNotEmpty().doesNotContain("\tat ");
    }

    @Test
    void shouldGoOnWhenToldTo() {
        assertThat(screen.run(
                        "jmh", "ScanBenchmark", "-p", "shape=round", "-f", "0", "-wi", "0", "-i", "1", "-foe", "false"))
                .isZero();
    }

    @Test
    void shouldMarkAnInterruptionRateThatWasMissed() {
        final String line = "jmh InterruptLoadBenchmark -f 0 -wi 0 -i 1 -r 10ms -p shape=direct1 -p data=hot"
                + " -p irq=100M -p placement=inline";
        assertThat(screen.run(line.split(" "))).isZero();
        assertThat(screen.out().lines().findFirst()).hasValue(LoadRow.head());
        assertThat(screen.lastLine())
                .matches("direct1 +100M inline( +\\d+\\.\\d){3} +\\d+ +\\d+ +\\d+(\\.\\d{3})? MISSED");
    }
}
