package org.ccwbench.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of many are recorded. */
class SamplerTest {
    private final Rate rate = new Rate();
    private final Sampler sampler = new Sampler(rate);

    @Test
    void shouldTakeAllUnlessToldOtherwise() {
        assertThat(taken(100)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 1000})
    void shouldTakeExactlyOneOfEachRow(int every) {
        rate.every(every);
        for (int row = 0; row < 50; row++) {
            assertThat(taken(every)).isEqualTo(1);
        }
    }

    @Test
    void shouldNotAlwaysTakeTheSamePlace() {
        rate.every(64);
        final Set<Integer> places = new HashSet<>();
        for (int i = 0; i < 64 * 100; i++) {
            if (sampler.takes()) {
                places.add(i % 64);
            }
        }
        assertThat(places).hasSizeGreaterThan(32);
    }

    @Test
    void shouldFollowANewRateAtOnce() {
        rate.every(1000);
        taken(10);
        rate.every(1);
        assertThat(taken(10)).isEqualTo(10);
    }

    private int taken(int of) {
        int taken = 0;
        for (int i = 0; i < of; i++) {
            taken += sampler.takes() ? 1 : 0;
        }
        return taken;
    }
}
