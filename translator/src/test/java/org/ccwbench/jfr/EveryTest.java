package org.ccwbench.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting as JFR uses it. */
class EveryTest {
    private final Rate rate = new Rate();
    private final Every every = new Every(rate) {};

    @Test
    void shouldBeOneToBeginWith() {
        assertThat(every.getValue()).isEqualTo("1");
        assertThat(rate.every()).isEqualTo(1);
    }

    @Test
    void shouldGiveItsNumberToTheRate() {
        every.setValue("64");
        assertThat(rate.every()).isEqualTo(64);
        assertThat(every.getValue()).isEqualTo("64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-3", "some", "1.5", "99999999999"})
    void shouldStayAsItIsWhenToldWhatIsNoNumberFrom1(String value) {
        every.setValue("7");
        every.setValue(value);
        assertThat(rate.every()).isEqualTo(7);
    }

    @Test
    void shouldServeTheRecordingThatWantsMost() {
        assertThat(every.combine(Set.of("64", "8", "1024"))).isEqualTo("8");
        assertThat(every.combine(Set.of("64", "none"))).isEqualTo("64");
    }
}
