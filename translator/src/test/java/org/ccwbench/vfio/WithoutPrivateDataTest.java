package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.Instruction;
import org.ccwbench.css.PathEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T101: the callbacks of the css driver between its probe and the creation of an mdev, as the mail of 29 April 2021
 * wants them.
 */
class WithoutPrivateDataTest {
    private static final int CHPID = 0x12;

    private Rig rig;

    private void bind(EnableAt enableAt) {
        rig = Rig.bound(enableAt);
        rig.chpid(0, CHPID);
        rig.instructions.clear();
        rig.messages.clear();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource
    void t101ShouldNotEnableTheSubchannelAtTheProbeOfTheDriver(EnableAt enableAt) {
        bind(enableAt);
        assertThat(rig.isEnabled()).isFalse();
        assertThat(rig.device()).isNull();
        assertThat(rig.parent()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void t101ShouldLogAnInterruptionWithoutPrivateDataAndDisableAgain(EnableAt enableAt) {
        bind(enableAt);
        rig.sch.enable(3);
        rig.instructions.clear();
        rig.subchannel.end(0x11, 0, 0x80, 0, 0);
        assertThat(rig.bus.poll()).isEqualTo(1);
        assertThat(rig.messages).containsExactly("vfio_ccw: unexpected interrupt of subchannel 0.0.0001");
        assertThat(rig.instructions).contains(Instruction.MSCH);
        assertThat(rig.isEnabled()).isFalse();
        assertThat(rig.traces).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void t101ShouldNotBeInterruptedWhileDisabled(EnableAt enableAt) {
        bind(enableAt);
        assertThat(rig.subchannel.end(0x11, 0, 0x80, 0, 0)).isFalse();
        assertThat(rig.subchannel.present(new UnsafeBuffer(new byte[Irb.BYTES]), 0))
                .isFalse();
        assertThat(rig.bus.poll()).isZero();
        assertThat(rig.messages).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void t101ShouldReturnZeroFromRemoveWithoutPrivateData(EnableAt enableAt) {
        bind(enableAt);
        assertThat(rig.driver.remove(rig.sch)).isZero();
        assertThat(rig.instructions).isEmpty();
        assertThat(rig.traces).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void t101ShouldDoNothingAtShutdownWithoutPrivateData(EnableAt enableAt) {
        bind(enableAt);
        rig.bus.shutdown();
        assertThat(rig.instructions).isEmpty();
        assertThat(rig.traces).isEmpty();
        assertThat(rig.messages).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void t101ShouldReturnZeroFromSchEventWithoutPrivateDataAndFireNoEvent(EnableAt enableAt) {
        bind(enableAt);
        rig.subchannel.installed(false);
        assertThat(rig.bus.schEvent(rig.sch)).isZero();
        assertThat(rig.traces).isEmpty();
        assertThat(rig.sch.isTodoPending()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PathEvent.class)
    void t101ShouldReturnZeroFromChpEventWithoutPrivateDataAndNotReadTheSubchannel(PathEvent event) {
        bind(EnableAt.MDEV_PROBE);
        rig.subchannel.installed(false);
        rig.sch.lock().lock();
        assertThat(rig.driver.chpEvent(rig.sch, ChannelPath.of(CHPID), event)).isZero();
        rig.sch.lock().unlock();
        assertThat(rig.instructions).isEmpty();
        assertThat(rig.traces).isEmpty();
        assertThat(rig.sch.lpm()).isEqualTo(0x80);
        assertThat(rig.sch.opm()).isEqualTo(0xff);
    }

    @ParameterizedTest
    @EnumSource
    void t101ShouldHaveNoPrivateDataAgainAfterTheMdevIsRemoved(EnableAt enableAt) {
        bind(enableAt);
        rig.parent().create(Rig.UUID);
        rig.parent().remove(Rig.UUID);
        rig.traces.clear();
        rig.subchannel.installed(false);
        rig.driver.shutdown(rig.sch);
        assertThat(rig.driver.schEvent(rig.sch)).isZero();
        assertThat(rig.driver.chpEvent(rig.sch, ChannelPath.of(CHPID), PathEvent.OFFLINE))
                .isZero();
        rig.driver.irq(rig.sch, new UnsafeBuffer(new byte[Irb.BYTES]));
        assertThat(rig.traces).isEmpty();
        assertThat(rig.messages).hasSize(1);
        assertThat(rig.driver.remove(rig.sch)).isZero();
        rig.driver.shutdown(rig.sch);
        assertThat(rig.driver.schEvent(rig.sch)).isZero();
    }
}
