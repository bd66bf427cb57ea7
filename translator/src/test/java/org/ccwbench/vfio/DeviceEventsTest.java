package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.ccwbench.arch.Scsw;
import org.ccwbench.jfr.Recorded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recording says of a device. */
class DeviceEventsTest {
    private static final List<String> CHANGES = List.of("ccw.StateChange");
    private static final List<String> INTERRUPTS = List.of("ccw.Interrupt");
    private static final List<String> BOTH = List.of("ccw.StateChange", "ccw.Interrupt");

    /** Primary and secondary status, pending. */
    private static final int ENDED = Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING;

    private final Rig rig = Rig.open(EnableAt.MDEV_PROBE);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldTellWhatEachEventOfARequestLedTo() {
        final List<RecordedEvent> events = Recorded.during(CHANGES, this::request);

        assertThat(events)
                .extracting(DeviceEventsTest::change)
                .containsExactly(
                        "0.0.0001 IDLE IO_REQ CP_PENDING",
                        "0.0.0001 CP_PENDING INTERRUPT CP_PENDING",
                        "0.0.0001 CP_PENDING IO_WORK IDLE");
        assertThat(events).allMatch(event -> event.getStackTrace() == null);
    }

    @Test
    void shouldTellOfEventsThatChangeNothing() {
        rig.start();

        assertThat(Recorded.during(CHANGES, rig::start))
                .extracting(DeviceEventsTest::change)
                .containsExactly("0.0.0001 CP_PENDING IO_REQ CP_PENDING");
    }

    @Test
    void shouldTellKindAndTimesOfAnInterruption() {
        final long before = System.nanoTime();
        final List<RecordedEvent> events = Recorded.during(INTERRUPTS, this::request);
        final long after = System.nanoTime();

        assertThat(events).hasSize(1);
        final RecordedEvent event = events.get(0);
        assertThat(event.getString("subchannel")).isEqualTo("0.0.0001");
        assertThat(event.getString("kind")).isEqualTo("final");
        assertThat(event.getLong("delivered")).isBetween(before, after);
        assertThat(event.getInt("overwritten")).isZero();
        assertThat(event.getDuration().toNanos()).isPositive();
        assertThat(event.getDuration("delivered").toNanos()).isEqualTo(event.getLong("delivered"));
    }

    @Test
    void shouldTellThatNoIntendedTimeWasGiven() {
        final RecordedEvent event = Recorded.during(INTERRUPTS, this::request).get(0);

        assertThat(event.getLong("intended")).isZero();
        assertThat(event.getLong("latency")).isZero();
    }

    @Test
    void shouldTellHowLongAfterItsIntendedTimeAnInterruptionIsDelivered() {
        final long intended = System.nanoTime();
        final RecordedEvent event = Recorded.during(INTERRUPTS, () -> {
                    rig.start();
                    assertThat(rig.subchannel.end(ENDED, Rig.HOST_PROGRAM + 8L, 0x0c, 0, 0, intended))
                            .isTrue();
                    rig.settle();
                })
                .get(0);

        assertThat(event.getLong("intended")).isEqualTo(intended);
        assertThat(event.getLong("latency"))
                .isEqualTo(event.getLong("delivered") - intended)
                .isPositive();
    }

    @Test
    void shouldTellKindsApart() {
        final List<RecordedEvent> events = Recorded.during(INTERRUPTS, () -> {
            rig.start();
            deliver(0x0000_40c9, 0x0080_0000);
            deliver(0x0000_0011, 0x8000_0000);
            deliver(0x0000_4007, 0x0c00_0000);
        });

        assertThat(events)
                .extracting(event -> event.getString("kind"))
                .containsExactly("intermediate", "unsolicited", "final");
    }

    @Test
    void shouldCountInterruptionsThatWereOverwritten() {
        final List<RecordedEvent> events = Recorded.during(INTERRUPTS, () -> {
            rig.start();
            for (int i = 0; i < 3; i++) {
                assertThat(rig.present(0x0000_40c9, 0, 0x0080_0000)).isTrue();
                rig.bus.poll();
            }
            rig.settle();
            request();
        });

        assertThat(events).extracting(event -> event.getInt("overwritten")).containsExactly(2, 0);
    }

    @Test
    void shouldRecordOneInSoMany() {
        final List<RecordedEvent> events = Recorded.during(BOTH, Map.of("every", "8"), () -> {
            for (int i = 0; i < 64; i++) {
                request();
            }
        });

        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("ccw.Interrupt"))
                .hasSize(8);
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("ccw.StateChange"))
                .hasSize(24);
    }

    @Test
    void shouldRecordNothingOfWhatIsOff() {
        assertThat(Recorded.during(List.of(), this::request)).isEmpty();
    }

    private void request() {
        rig.start();
        assertThat(rig.presentEnd()).isTrue();
        rig.settle();
        assertThat(rig.state()).isEqualTo(State.IDLE);
    }

    private void deliver(int word0, int word2) {
        assertThat(rig.present(word0, Rig.HOST_PROGRAM + 8, word2)).isTrue();
        rig.settle();
    }

    private static String change(RecordedEvent event) {
        return String.join(
                " ",
                event.getString("subchannel"),
                event.getString("from"),
                event.getString("event"),
                event.getString("to"));
    }
}
