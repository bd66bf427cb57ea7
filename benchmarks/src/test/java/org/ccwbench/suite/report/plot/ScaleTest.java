package org.ccwbench.suite.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Where values stand, and what is written at the axis. */
class ScaleTest {

    @Test
    void shouldWidenToRoundNumbers() {
        assertThat(Scale.linear(0.3, 9.2, 0, 100).ticks()).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
        assertThat(Scale.linear(-4, 4, 0, 100).ticks())
                .startsWith(-4.0)
                .contains(0.0)
                .endsWith(4.0);
    }

    @Test
    void shouldPutTheEndsAtTheEnds() {
        final Scale scale = Scale.linear(0, 10, 50, 150);

        assertThat(scale.at(0)).isEqualTo(50);
        assertThat(scale.at(5)).isEqualTo(100);
        assertThat(scale.at(10)).isEqualTo(150);
        assertThat(scale.at(11)).isEqualTo(150);
    }

    @Test
    void shouldHaveARangeEvenForOneValue() {
        final Scale scale = Scale.linear(7, 7, 0, 100);

        assertThat(scale.at(7)).isBetween(0.0, 100.0);
        assertThat(scale.ticks()).hasSizeGreaterThan(1);
        assertThat(Scale.linear(0, 0, 0, 1).ticks()).hasSizeGreaterThan(1);
    }

    @Test
    void shouldStandEvenFactorsApart() {
        final Scale scale = Scale.logarithmic(1, 1_000, 0, 300);

        assertThat(scale.at(10)).isCloseTo(100, within(1e-9));
        assertThat(scale.at(100)).isCloseTo(200, within(1e-9));
        assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0);
    }

    @Test
    void shouldShowMoreTicksOnFewDecades() {
        assertThat(Scale.logarithmic(1.2, 70, 0, 1).ticks()).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
        assertThat(Scale.logarithmic(3, 3, 0, 1).ticks()).hasSizeGreaterThan(1);
    }

    @Test
    void shouldWriteNumbersAsPeopleDo() {
        assertThat(Numbers.shown(1_234.5)).isEqualTo("1,235");
        assertThat(Numbers.shown(12.34)).isEqualTo("12.3");
        assertThat(Numbers.shown(0.01234)).isEqualTo("0.0123");
        assertThat(Numbers.shown(-3)).isEqualTo("-3");
        assertThat(Numbers.brief(20_000)).isEqualTo("20k");
        assertThat(Numbers.brief(1_500_000)).isEqualTo("1.5M");
        assertThat(Numbers.brief(0.5)).isEqualTo("0.5");
        assertThat(Numbers.brief(0)).isEqualTo("0");
    }
}
