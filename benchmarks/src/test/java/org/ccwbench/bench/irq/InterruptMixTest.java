package org.ccwbench.bench.irq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Shares of the kinds. */
class InterruptMixTest {
    private static final int MANY = 1 << 16;

    @ParameterizedTest
    @CsvSource({"MIXED, 0.5, 0.3, 0.2", "FINAL, 1, 0, 0", "INTERMEDIATE, 0, 1, 0", "UNSOLICITED, 0, 0, 1"})
    void shouldHaveItsShares(InterruptMix mix, double finals, double intermediates, double unsolicited) {
        final InterruptKind[] kinds = mix.draw(MANY, 7);
        assertThat(share(kinds, InterruptKind.FINAL)).isCloseTo(finals, within(0.01));
        assertThat(share(kinds, InterruptKind.INTERMEDIATE)).isCloseTo(intermediates, within(0.01));
        assertThat(share(kinds, InterruptKind.UNSOLICITED)).isCloseTo(unsolicited, within(0.01));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeTheSameForTheSameSeed(InterruptMix mix) {
        assertThat(mix.draw(MANY, 7)).isEqualTo(mix.draw(MANY, 7));
    }

    @Test
    void shouldDifferForAnotherSeed() {
        assertThat(InterruptMix.MIXED.draw(MANY, 7)).isNotEqualTo(InterruptMix.MIXED.draw(MANY, 8));
    }

    private static double share(InterruptKind[] kinds, InterruptKind kind) {
        return (double) Arrays.stream(kinds).filter(each -> each == kind).count() / kinds.length;
    }
}
