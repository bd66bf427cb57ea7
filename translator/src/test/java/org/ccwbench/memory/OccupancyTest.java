package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.ccwbench.jfr.Recorded;
import org.junit.jupiter.api.Test;

/** How full the storage of all programs is. Other tests may have left some, so only what is added counts. */
class OccupancyTest {
    private static final int CAPACITY = 0x8000;
    private static final String ARENA = "ccw.Arena";
    private static final String PINNED_PAGES = "ccw.PinnedPages";

    @Test
    void shouldAddUpWhatIsTakenOfAllArenas() {
        final RecordedEvent before = atTheEnd(ARENA);
        try (HostArena one = new HostArena(0, CAPACITY);
                HostArena other = new HostArena(0, CAPACITY)) {
            one.takeUpTo(one.next() + 0x100);
            other.takeUpTo(other.next() + 0x7000);

            final RecordedEvent now = atTheEnd(ARENA);
            assertThat(now.getInt("arenas") - before.getInt("arenas")).isEqualTo(2);
            assertThat(now.getLong("taken") - before.getLong("taken")).isEqualTo(0x7100);
            assertThat(now.getLong("fullest")).isGreaterThanOrEqualTo(0x7000);
            assertThat(now.getLong("capacity") - before.getLong("capacity")).isEqualTo(2 * CAPACITY);
        }
        assertThat(atTheEnd(ARENA).getInt("arenas")).isEqualTo(before.getInt("arenas"));
    }

    @Test
    void shouldAddUpThePinsOfAllLists() {
        final RecordedEvent before = atTheEnd(PINNED_PAGES);
        try (PinList one = new PinList(8);
                PinList other = new PinList(8);
                PinList empty = new PinList(8)) {
            one.count(3);
            other.count(5);

            final RecordedEvent now = atTheEnd(PINNED_PAGES);
            assertThat(empty.count()).isZero();
            assertThat(now.getInt("programs") - before.getInt("programs")).isEqualTo(2);
            assertThat(now.getLong("pages") - before.getLong("pages")).isEqualTo(8);
        }
        assertThat(atTheEnd(PINNED_PAGES).getLong("pages")).isEqualTo(before.getLong("pages"));
    }

    @Test
    void shouldComeAgainAndAgain() throws InterruptedException {
        final CountDownLatch twice = new CountDownLatch(2);
        try (RecordingStream stream = new RecordingStream()) {
            stream.enable(ARENA).withPeriod(Duration.ofMillis(20));
            stream.onEvent(ARENA, event -> twice.countDown());
            stream.startAsync();
            assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldNotComeWhenOff() {
        assertThat(Recorded.during(List.of(), () -> {})).isEmpty();
    }

    private static RecordedEvent atTheEnd(String type) {
        final List<RecordedEvent> events = Recorded.during(List.of(type), Map.of("period", "endChunk"), () -> {});
        assertThat(events).isNotEmpty();
        return events.get(events.size() - 1);
    }
}
