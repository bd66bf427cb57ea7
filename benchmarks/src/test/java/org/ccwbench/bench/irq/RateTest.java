package org.ccwbench.bench.irq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates as they are written. */
class RateTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "800, 800, 800",
        "20k, 20000, 20k",
        "1M, 1000000, 1M",
        "1.5M, 1500000, 1500k",
        "1000, 1000, 1k",
        "0.5k, 500, 500",
        "100M, 100000000, 100M",
        "0M, 0, 0",
        "1.000001M, 1000001, 1000001"
    })
    void shouldReadAndPrint(String text, long perSecond, String printed) {
        assertThat(Rate.parse(text).perSecond()).isEqualTo(perSecond);
        assertThat(Rate.parse(text)).hasToString(printed);
        assertThat(Rate.parse(printed).perSecond()).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "1K", "1m", "20 k", "1e6", ".5k", "1.", "999999999M", "1.0000001M"})
    void shouldRefuseWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1.0005k", "101M", "100000001"})
    void shouldRefuseWhatIsNotWholeOrTooMuch(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a whole number from 0 to 100M");
    }
}
