package org.ccwbench.bench.irq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Times fixed beforehand. */
class ScheduleTest {
    private static final long SECOND = 1_000_000_000;
    private static final int MANY = 3 * Schedule.LENGTH;

    private static long[] times(Schedule schedule) {
        return LongStream.range(0, MANY).map(schedule::intended).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeTheSameForTheSameSeed(Arrivals arrivals) {
        final Rate rate = Rate.parse("100k");
        assertThat(times(new Schedule(rate, arrivals, 7))).isEqualTo(times(new Schedule(rate, arrivals, 7)));
    }

    @ParameterizedTest
    @EnumSource(names = {"POISSON", "BURSTS"})
    void shouldDifferForAnotherSeed(Arrivals arrivals) {
        final Rate rate = Rate.parse("100k");
        assertThat(times(new Schedule(rate, arrivals, 7))).isNotEqualTo(times(new Schedule(rate, arrivals, 8)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldNeverGoBack(Arrivals arrivals) {
        assertThat(times(new Schedule(Rate.parse("1M"), arrivals, 7))).isSorted();
    }

    @ParameterizedTest
    @CsvSource({"CONSTANT, 1k", "CONSTANT, 1M", "POISSON, 1k", "POISSON, 10k", "POISSON, 1M", "BURSTS, 100k"})
    void shouldComeAsOftenAsTheRateSays(Arrivals arrivals, String text) {
        final Rate rate = Rate.parse(text);
        final Schedule schedule = new Schedule(rate, arrivals, 7);
        final double seconds = (double) schedule.intended(MANY) / SECOND;
        assertThat(MANY / seconds / rate.perSecond()).isCloseTo(1, within(0.001));
    }

    @Test
    void shouldSpreadPoissonArrivalsAsIndependentOnesDo() {
        final Schedule schedule = new Schedule(Rate.parse("1M"), Arrivals.POISSON, 7);
        final double mean = 1_000;
        final long above = LongStream.range(1, MANY)
                .filter(i -> schedule.intended(i) - schedule.intended(i - 1) > mean)
                .count();
        assertThat((double) above / MANY).isCloseTo(Math.exp(-1), within(0.01));
    }

    @Test
    void shouldKeepConstantDistances() {
        final Schedule schedule = new Schedule(Rate.parse("1M"), Arrivals.CONSTANT, 7);
        for (long i = 1; i < MANY; i++) {
            assertThat(schedule.intended(i) - schedule.intended(i - 1)).isEqualTo(1_000);
        }
    }

    @Test
    void shouldSendBurstsAtOnce() {
        final Schedule schedule = new Schedule(Rate.parse("1M"), Arrivals.BURSTS, 7);
        for (long i = 0; i < MANY; i++) {
            assertThat(schedule.intended(i)).isEqualTo(schedule.intended(i - i % Arrivals.BURST));
        }
        assertThat(schedule.intended(Arrivals.BURST)).isGreaterThan(schedule.intended(0));
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountWhatIsIntendedBeforeATime(Arrivals arrivals) {
        final Schedule schedule = new Schedule(Rate.parse("1M"), arrivals, 7);
        final long[] times = times(schedule);
        for (int i = 0; i < MANY; i += 997) {
            final long time = times[i];
            assertThat(schedule.before(time))
                    .isEqualTo(LongStream.of(times).filter(each -> each < time).count());
            assertThat(schedule.before(time + 1))
                    .isEqualTo(LongStream.of(times).filter(each -> each <= time).count());
        }
    }

    @Test
    void shouldNeverComeAtRate0() {
        final Schedule schedule = new Schedule(new Rate(0), Arrivals.POISSON, 7);
        assertThat(schedule.intended(0)).isEqualTo(Schedule.NEVER);
        assertThat(schedule.before(Long.MAX_VALUE)).isZero();
    }
}
