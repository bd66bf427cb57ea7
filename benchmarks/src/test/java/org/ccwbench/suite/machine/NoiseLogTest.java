package org.ccwbench.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A line a second, until it is closed or cannot be written. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class NoiseLogTest {
    @TempDir
    private Path folder;

    @Test
    void shouldAddALineASecondBehindWhatAKilledRunHasLeft() throws IOException {
        final Path file = Files.writeString(
                folder.resolve(NoiseLog.FILE),
                "{\"t\": 5, \"load\": 0.5, \"stealPercent\": null, \"pressure\": 1, \"hiccupMicros\": 9}\n{\"t\":");
        final long start = System.currentTimeMillis();

        try (NoiseLog log = NoiseLog.started(file)) {
            while (NoiseLog.read(file).size() < 2) {
                Thread.onSpinWait();
            }
            assertThat(log.failure()).isEmpty();
        }
        final List<Noise> lines = NoiseLog.read(file);
        assertThat(lines.get(0)).isEqualTo(new Noise(5, 0.5, null, 1.0, 9.0));
        assertThat(lines.get(1).t()).isBetween(start, System.currentTimeMillis());
        assertThat(lines.get(1).hiccupMicros()).isPositive();
        assertThat(Files.readAllLines(file)).hasSize(lines.size() + 1);
    }

    @Test
    void shouldKeepWhyItCannotBeWritten() {
        final Path file = folder.resolve("none").resolve(NoiseLog.FILE);

        try (NoiseLog log = NoiseLog.started(file)) {
            while (log.failure().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(log.failure().get()).startsWith(file + ": cannot be written: ");
        }
    }

    @Test
    void shouldReadNothingWhereThereIsNone() throws IOException {
        assertThat(NoiseLog.read(folder.resolve("none"))).isEmpty();
    }
}
