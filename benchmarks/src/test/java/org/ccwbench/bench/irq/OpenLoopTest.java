package org.ccwbench.bench.irq;

import static org.assertj.core.api.Assertions.assertThat;

import org.ccwbench.bench.Shape;
import org.ccwbench.bench.irq.OpenLoop.Totals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests and interruptions at fixed times. */
@Timeout(60)
class OpenLoopTest {
    private static final long TIME = 100_000_000;

    private final Times times = new Times();

    @ParameterizedTest
    @EnumSource
    void shouldTellOfEveryRequestAndInterruption(Placement placement) {
        try (OpenLoop loop = new OpenLoop(Shape.DIRECT1, LoadPlan.of(Rate.parse("20k")), placement)) {
            final Totals totals = loop.run(Rate.parse("10k"), TIME, times, () -> false);

            assertThat(totals.nanos()).isGreaterThanOrEqualTo(TIME);
            assertThat(totals.answered())
                    .isPositive()
                    .isEqualTo(times.responses)
                    .isEqualTo(times.services);
            assertThat(totals.delivered()).isPositive().isEqualTo(times.interruptions);
            assertThat(times.responseNanos).isGreaterThanOrEqualTo(times.serviceNanos);
            System.out.println(placement + ": " + totals);
        }
    }

    @Test
    void shouldMissARateThatCannotBeDone() {
        try (OpenLoop loop = new OpenLoop(Shape.DIRECT1, LoadPlan.of(Rate.parse("100M")), Placement.INLINE)) {
            final Totals totals = loop.run(Rate.parse("100M"), TIME, times, () -> false);

            assertThat(totals.missedRequests()).isTrue();
            assertThat(totals.missedInterruptions()).isTrue();
        }
    }

    @Test
    void shouldStopEarlyWhenItIsTold() {
        try (OpenLoop loop = new OpenLoop(Shape.DIRECT1, LoadPlan.of(new Rate(0)), Placement.INLINE)) {
            final Totals totals = loop.run(Rate.parse("1k"), Long.MAX_VALUE, times, () -> times.responses >= 3);

            assertThat(totals.answered()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void shouldSaturate() {
        try (OpenLoop loop = new OpenLoop(Shape.DIRECT1, LoadPlan.of(Rate.parse("1k")), Placement.INLINE)) {
            assertThat(loop.saturate(TIME)).isGreaterThan(1_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 990, false", "1000, 989, true", "0, 0, false", "1000, 1010, false"})
    void shouldCountLessThan99PercentAsMissed(long asked, long done, boolean missed) {
        final Totals totals = new Totals(1, asked, done, asked, done, 0, 0);
        assertThat(totals.missedRequests()).isEqualTo(missed);
        assertThat(totals.missedInterruptions()).isEqualTo(missed);
    }

    private static final class Times implements OpenLoop.Times {
        long responses;
        long responseNanos;
        long services;
        long serviceNanos;
        long interruptions;

        @Override
        public void response(long nanos) {
            responses++;
            responseNanos += nanos;
        }

        @Override
        public void service(long nanos) {
            services++;
            serviceNanos += nanos;
        }

        @Override
        public void interruption(long nanos) {
            assertThat(nanos).isNotNegative();
            interruptions++;
        }
    }
}
