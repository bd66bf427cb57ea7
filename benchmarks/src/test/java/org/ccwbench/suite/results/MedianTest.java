package org.ccwbench.suite.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The middle of some numbers. */
class MedianTest {
    @Test
    void shouldTakeTheMiddle() {
        assertThat(Median.of(9, 1, 2)).isEqualTo(2);
        assertThat(Median.of(9, 1, 2, 4)).isEqualTo(3);
        assertThat(Median.of(5)).isEqualTo(5);
    }

    @Test
    void shouldLeaveTheNumbersInTheirOrder() {
        final double[] numbers = {9, 1, 2};

        Median.of(numbers);

        assertThat(numbers).containsExactly(9, 1, 2);
    }

    @Test
    void shouldHaveNoMiddleOfNothing() {
        assertThatThrownBy(Median::of).isInstanceOf(IllegalArgumentException.class);
    }
}
