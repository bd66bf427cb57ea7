package org.ccwbench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A counter between a driver and a user. */
class EventFdTest {
    private final EventFd eventFd = new EventFd();

    @Test
    void shouldCountSignalsUntilTheyAreRead() {
        assertThat(eventFd.read()).isZero();
        eventFd.signal();
        eventFd.signal();
        assertThat(eventFd.peek()).isEqualTo(2);
        assertThat(eventFd.read()).isEqualTo(2);
        assertThat(eventFd.peek()).isZero();
        assertThat(eventFd.read()).isZero();
    }

    @Test
    void shouldLoseNoSignalBetweenThreads() {
        final int signals = 200_000;
        final CompletableFuture<Void> driver = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < signals; i++) {
                eventFd.signal();
            }
        });
        long read = 0;
        while (!driver.isDone()) {
            read += eventFd.read();
        }
        driver.join();
        assertThat(read + eventFd.read()).isEqualTo(signals);
    }
}
