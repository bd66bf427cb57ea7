package org.ccwbench.suite.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Series whose means change where they were made to. */
class ChangePointsTest {
    private static double[] noisy(long seed, double... means) {
        final Random random = new Random(seed);
        return DoubleStream.of(means).map(mean -> mean + random.nextGaussian()).toArray();
    }

    private static double[] repeated(int times, double... means) {
        return DoubleStream.of(means)
                .flatMap(mean -> IntStream.range(0, times).mapToDouble(i -> mean))
                .toArray();
    }

    @Test
    void shouldFindWhereTheMeanChanges() {
        assertThat(ChangePoints.of(repeated(6, 10, 20))).containsExactly(6);
        assertThat(ChangePoints.of(noisy(1, repeated(10, 100, 110)))).containsExactly(10);
    }

    @Test
    void shouldFindEveryChange() {
        assertThat(ChangePoints.of(noisy(2, repeated(12, 100, 120, 90)))).containsExactly(12, 24);
    }

    @Test
    void shouldFindNoneWhereNothingChanges() {
        assertThat(ChangePoints.of(repeated(20, 5))).isEmpty();
    }

    @Test
    void shouldRaiseFewFalseAlarms() {
        final long alarms = IntStream.range(0, 200)
                .filter(seed -> !ChangePoints.of(noisy(seed, repeated(20, 100))).isEmpty())
                .count();

        assertThat(alarms).isLessThanOrEqualTo(6);
    }

    @Test
    void shouldNotJudgeAFewValues() {
        assertThat(ChangePoints.of(1, 1, 9, 9)).isEmpty();
        assertThat(ChangePoints.of()).isEmpty();
    }

    @Test
    void shouldNotTakeOneOutlierForAChange() {
        assertThat(ChangePoints.of(5, 5.1, 4.9, 5, 5.2, 50, 5, 4.8, 5.1, 5, 5.1, 4.9))
                .isEmpty();
    }

    @Test
    void shouldFindTheSameAgain() {
        final double[] values = noisy(3, repeated(15, 100, 102));

        assertThat(ChangePoints.of(values)).isEqualTo(ChangePoints.of(values));
    }
}
