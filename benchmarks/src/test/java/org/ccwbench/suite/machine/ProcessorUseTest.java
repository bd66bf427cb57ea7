package org.ccwbench.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.ccwbench.suite.machine.LinuxFiles.Ticks;
import org.junit.jupiter.api.Test;

/** What two moments say of the time between them. */
class ProcessorUseTest {
    private static final ProcessorUse BEFORE =
            new ProcessorUse(5_000_000_000L, Optional.of(new Ticks(1000, 400, 35)), OptionalLong.of(7_000_000));
    private static final ProcessorUse NOTHING =
            new ProcessorUse(9_000_000_000L, Optional.empty(), OptionalLong.empty());

    @Test
    void shouldTellWhatWentOnSince() {
        final ProcessorUse after =
                new ProcessorUse(7_000_000_000L, Optional.of(new Ticks(1200, 460, 45)), OptionalLong.of(7_500_000));

        assertThat(after.busyPercent(BEFORE)).hasValue(30);
        assertThat(after.stealPercent(BEFORE)).hasValue(5);
        assertThat(after.waitedPercent(BEFORE)).hasValue(25);
    }

    @Test
    void shouldTellNothingOfNoTime() {
        assertThat(BEFORE.busyPercent(BEFORE)).hasValue(0);
        assertThat(BEFORE.stealPercent(BEFORE)).hasValue(0);
        assertThat(BEFORE.waitedPercent(BEFORE)).hasValue(0);
    }

    @Test
    void shouldTellNothingThatTheMachineDoesNot() {
        assertThat(NOTHING.busyPercent(BEFORE)).isEmpty();
        assertThat(NOTHING.stealPercent(BEFORE)).isEmpty();
        assertThat(NOTHING.waitedPercent(BEFORE)).isEmpty();
        assertThat(BEFORE.busyPercent(NOTHING)).isEmpty();
        assertThat(BEFORE.waitedPercent(NOTHING)).isEmpty();
    }
}
