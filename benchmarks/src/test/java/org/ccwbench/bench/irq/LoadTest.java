package org.ccwbench.bench.irq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.vfio.Host;
import org.ccwbench.bench.vfio.PassThrough;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A device with one running subchannel and its guest, step by step. */
class LoadTest {
    private static final int SUBCHANNELS = 2;
    private static final LoadPlan INTERMEDIATE =
            new LoadPlan(Rate.parse("1M"), Arrivals.CONSTANT, InterruptMix.INTERMEDIATE, 7);
    private static final LoadPlan FINAL = new LoadPlan(Rate.parse("1M"), Arrivals.CONSTANT, InterruptMix.FINAL, 7);

    private final Workload workload = new Workload(Shape.DIRECT1, 1, TableKind.FLAT);
    private final Host host = new Host(SUBCHANNELS);
    private final LoadDevice[] devices = {new LoadDevice(), new LoadDevice()};
    private final PassThrough passThrough = new PassThrough(host, workload, SUBCHANNELS, i -> devices[i]);
    private LoadSource source;
    private LoadGuest guest;

    private void begin(LoadPlan plan) {
        final LoadSequence sequence = new LoadSequence(plan, SUBCHANNELS);
        source = new LoadSource(passThrough, devices, sequence);
        guest = new LoadGuest(passThrough, workload, sequence.again(), SUBCHANNELS, intended -> {});
        guest.start(0);
    }

    @AfterEach
    void end() {
        if (devices[0].isRunning()) {
            devices[0].report(passThrough.subchannel(0), InterruptKind.FINAL, 0, 0);
        }
        host.settle();
        passThrough.close();
        workload.close();
    }

    @Test
    void shouldCountAsCoalescedWhatIsOvertakenInTheSubchannel() {
        begin(INTERMEDIATE);
        for (int i = 0; i < 3; i++) {
            assertThat(source.present()).isTrue();
        }
        host.settle();

        assertThat(guest.collect()).isEqualTo(3);
        assertThat(guest.seen()).isEqualTo(1);
        assertThat(guest.coalesced()).isEqualTo(2);
        assertThat(source.presented()).isEqualTo(3);
    }

    @Test
    void shouldSeeEachThatIsTakenBeforeTheNext() {
        begin(INTERMEDIATE);
        for (int i = 1; i <= 100_000; i++) { // more than the count has numbers
            assertThat(source.present()).isTrue();
            host.settle();
            assertThat(guest.collect()).isEqualTo(1);
        }
        assertThat(guest.seen()).isEqualTo(100_000);
        assertThat(guest.coalesced()).isZero();
    }

    @Test
    void shouldWaitForTheNextProgramToEnd() {
        begin(FINAL);
        assertThat(source.present()).isTrue();
        assertThat(source.present()).isFalse();
        host.settle();
        assertThat(source.present()).isFalse();
        assertThat(guest.collect()).isEqualTo(1);
        assertThat(source.present()).isTrue();
        host.settle();
        assertThat(guest.collect()).isEqualTo(1);
        assertThat(source.presented()).isEqualTo(2);
    }

    @Test
    void shouldMissAnInterruptionThatTheGuestWasNotToldOf() {
        begin(FINAL);
        assertThat(source.present()).isTrue();
        host.settle();
        passThrough.read(0);

        assertThat(guest.collect()).isZero();
        assertThat(source.presented() - guest.seen() - guest.coalesced()).isEqualTo(1);
    }

    @Test
    void shouldNoticeStatusThatComesTwice() {
        begin(INTERMEDIATE);
        devices[0].report(passThrough.subchannel(0), InterruptKind.INTERMEDIATE, 0, 0);
        host.settle();
        assertThatThrownBy(guest::collect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("wrong status: expected the intermediate one of number 1, got number 0");
    }

    @Test
    void shouldNoticeStatusOfAnotherKind() {
        begin(INTERMEDIATE);
        devices[0].report(passThrough.subchannel(0), InterruptKind.FINAL, 1, 0);
        host.settle();
        assertThatThrownBy(guest::collect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("wrong status: expected the intermediate one of number 1, got number 1");
    }
}
