package org.ccwbench.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which clock is trusted, from slices whose times are made up. */
class ClockCheckTest {
    private static final int SLICES = 200;
    private static final long MILLISECOND = 1_000_000;

    private final long[] wall = filled(MILLISECOND);
    private final long[] cpu = filled(MILLISECOND);

    private static long[] filled(long value) {
        final long[] values = new long[SLICES];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void shouldTrustCpuTimeThatAgreesWithTheWallClock() {
        final ClockCheck check = ClockCheck.of(wall, cpu);

        assertThat(check).isEqualTo(new ClockCheck(SLICES, SLICES, 1, 0));
        assertThat(check.trusted()).isEqualTo(Clock.THREAD_CPU);
        assertThat(check.describe())
                .isEqualTo("thread CPU time, as thread CPU time counts 100.0 % of the wall clock in 200 quiet slices");
    }

    @Test
    void shouldTrustCpuTimeAlthoughOthersDisturbMostSlices() {
        Arrays.fill(wall, 20, SLICES, 5 * MILLISECOND);

        final ClockCheck check = ClockCheck.of(wall, cpu);
        assertThat(check.quiet()).isEqualTo(20);
        assertThat(check.trusted()).isEqualTo(Clock.THREAD_CPU);
    }

    @Test
    void shouldDistrustCpuTimeThatCountsTooLittle() {
        Arrays.fill(cpu, (long) (0.9 * MILLISECOND));

        final ClockCheck check = ClockCheck.of(wall, cpu);
        assertThat(check.counted()).isEqualTo(0.9, within(1e-9));
        assertThat(check.trusted()).isEqualTo(Clock.WALL);
        assertThat(check.describe()).startsWith("wall clock, as thread CPU time was too short in 100.0 % of 200");
    }

    @Test
    void shouldDistrustCpuTimeThatCountsTooMuch() {
        Arrays.fill(cpu, (long) (1.1 * MILLISECOND));

        assertThat(ClockCheck.of(wall, cpu).trusted()).isEqualTo(Clock.WALL);
        assertThat(ClockCheck.of(wall, cpu).describe())
                .isEqualTo("wall clock, as thread CPU time counts 110.0 % of the wall clock in 200 quiet slices");
    }

    @Test
    void shouldDistrustCpuTimeThatLosesSomeSlices() {
        Arrays.fill(cpu, 0, 3, MILLISECOND / 2);

        assertThat(ClockCheck.of(wall, cpu).lost()).isEqualTo(0.015, within(1e-9));
        assertThat(ClockCheck.of(wall, cpu).trusted()).isEqualTo(Clock.WALL);
    }

    @Test
    void shouldDistrustCpuTimeThatMovesInSteps() {
        Arrays.fill(cpu, 0);
        for (int i = 0; i < SLICES; i += 10) {
            cpu[i] = 10 * MILLISECOND;
        }

        assertThat(ClockCheck.of(wall, cpu).trusted()).isEqualTo(Clock.WALL);
    }

    @Test
    void shouldSayThatAMachineWasTooBusyToCheck() {
        Arrays.fill(wall, 1, SLICES, 3 * MILLISECOND);

        final ClockCheck check = ClockCheck.of(wall, cpu);
        assertThat(check.trusted()).isEqualTo(Clock.THREAD_CPU);
        assertThat(check.describe())
                .isEqualTo("thread CPU time, though only 1 of 200 slices were quiet enough to check it");
    }

    @Test
    void shouldNotTrustWhatAJvmDoesNotTell() {
        assertThat(new ClockCheck(0, 0, Double.NaN, 0).describe())
                .isEqualTo("wall clock, as this JVM does not tell thread CPU time");
    }

    @Test
    void shouldCheckThisMachine() {
        final ClockCheck check = ClockCheck.run();

        assertThat(check.slices()).isEqualTo(300);
        assertThat(check.quiet()).isPositive();
        assertThat(check.counted()).isBetween(0.0, 1.5);
        assertThat(check.trusted().nanos()).isLessThanOrEqualTo(check.trusted().nanos());
    }
}
