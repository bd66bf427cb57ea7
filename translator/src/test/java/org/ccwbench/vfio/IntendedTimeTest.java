package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.CssDriver;
import org.ccwbench.css.PathEvent;
import org.junit.jupiter.api.Test;

/** The time at which a device meant to report goes with the interruption to the driver. */
class IntendedTimeTest {
    private final List<Long> times = new ArrayList<>();

    @Test
    void shouldGoWithTheInterruptionToTheDriver() {
        try (Rig rig = new Rig(EnableAt.MDEV_PROBE)) {
            assertThat(rig.bus.bind(rig.sch, new Listener())).isZero();
            assertThat(rig.sch.enable(0)).isZero();

            rig.subchannel.end(Scsw.ALERT | Scsw.STATUS_PENDING, 0, Scsw.ATTENTION, 0, 0, 77);
            rig.settle();
            rig.subchannel.present(alert(), 0, 78);
            rig.settle();
            assertThat(times).containsExactly(77L, 78L);
        }
    }

    @Test
    void shouldBe0WhenTheDeviceSaysNone() {
        try (Rig rig = new Rig(EnableAt.MDEV_PROBE)) {
            assertThat(rig.bus.bind(rig.sch, new Listener())).isZero();
            assertThat(rig.sch.enable(0)).isZero();

            rig.subchannel.end(Scsw.ALERT | Scsw.STATUS_PENDING, 0, Scsw.ATTENTION, 0, 0);
            rig.settle();
            rig.subchannel.present(alert(), 0);
            rig.settle();
            assertThat(times).containsExactly(0L, 0L);
        }
    }

    /** Status that makes room for what follows keeps its place in the queue, and with it the earlier time. */
    @Test
    void shouldBeThatOfTheFirstWhenStatusIsReplacedBeforeItIsTaken() {
        try (Rig rig = new Rig(EnableAt.MDEV_PROBE)) {
            assertThat(rig.bus.bind(rig.sch, new Listener())).isZero();
            assertThat(rig.sch.enable(0)).isZero();

            rig.subchannel.end(Scsw.INTERMEDIATE | Scsw.STATUS_PENDING, 0, 0, 0, 0, 77);
            rig.subchannel.end(Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING, 0, 0, 0, 0, 78);
            rig.settle();
            assertThat(times).containsExactly(77L);
        }
    }

    private static UnsafeBuffer alert() {
        final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);
        Scsw.stctl(irb, Irb.SCSW_OFFSET, Scsw.ALERT | Scsw.STATUS_PENDING);
        return irb;
    }

    /** Keeps the times of interruptions and does nothing else. */
    private final class Listener implements CssDriver {
        @Override
        public String name() {
            return "listener";
        }

        @Override
        public boolean match(CssDevice device) {
            return true;
        }

        @Override
        public int probe(CssDevice device) {
            return 0;
        }

        @Override
        public int remove(CssDevice device) {
            return 0;
        }

        @Override
        public void shutdown(CssDevice device) {}

        @Override
        public void irq(CssDevice device, DirectBuffer irb) {
            times.add(device.intendedNanos());
        }

        @Override
        public int schEvent(CssDevice device) {
            return 0;
        }

        @Override
        public int chpEvent(CssDevice device, ChannelPath path, PathEvent event) {
            return 0;
        }
    }
}
