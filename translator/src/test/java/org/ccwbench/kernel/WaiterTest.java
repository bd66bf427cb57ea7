package org.ccwbench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting in real time. */
@Timeout(60)
class WaiterTest {
    private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);

    private final Waiter waiter = Waiter.backoff();

    @Test
    void shouldNotWaitForWhatHoldsAlready() {
        assertThat(waiter.await(() -> true, 0)).isTrue();
        assertThat(waiter.await(() -> true, AN_HOUR)).isTrue();
    }

    @Test
    void shouldReturnAsSoonAsItHolds() {
        final AtomicBoolean holds = new AtomicBoolean();
        final AtomicInteger looks = new AtomicInteger();
        final CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> waiter.await(
                () -> {
                    looks.getAndIncrement();
                    return holds.get();
                },
                AN_HOUR));
        while (looks.get() < 200) {
            Thread.onSpinWait();
        }
        assertThat(waiting.isDone()).isFalse();
        holds.set(true);
        assertThat(waiting.join()).isTrue();
    }

    @Test
    void shouldGiveUpWhenTheTimeIsOver() {
        final long nanos = TimeUnit.MILLISECONDS.toNanos(20);
        final long start = System.nanoTime();
        assertThat(waiter.await(() -> false, nanos)).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(nanos);
    }

    @Test
    void shouldLookOnceMoreWhenTheTimeIsOver() {
        final AtomicInteger looks = new AtomicInteger();
        assertThat(waiter.await(() -> looks.getAndIncrement() == 1, 0)).isTrue();
    }
}
