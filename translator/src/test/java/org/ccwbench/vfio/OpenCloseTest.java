package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.Fault;
import org.ccwbench.css.Instruction;
import org.ccwbench.css.PathEvent;
import org.ccwbench.kernel.Files;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first open and the last close. How a busy subchannel is closed is QuiesceTest's. */
class OpenCloseTest {
    @ParameterizedTest
    @EnumSource
    void t102ShouldHaveAnEnabledIdleSubchannelAndFourRegionsWhenOpen(EnableAt enableAt) {
        try (Rig rig = Rig.created(enableAt)) {
            assertThat(rig.isEnabled()).isEqualTo(enableAt == EnableAt.MDEV_PROBE);
            assertThat(rig.state()).isEqualTo(enableAt == EnableAt.MDEV_PROBE ? State.IDLE : State.STANDBY);

            assertThat(rig.device().open()).isZero();

            assertThat(rig.isEnabled()).isTrue();
            assertThat(Pmcw.intparm(rig.schib(), Schib.PMCW_OFFSET)).isEqualTo(Rig.ADDRESS);
            assertThat(Pmcw.isc(rig.schib(), Schib.PMCW_OFFSET)).isEqualTo(3);
            assertThat(Pmcw.csense(rig.schib(), Schib.PMCW_OFFSET)).isTrue();
            assertThat(rig.state()).isEqualTo(State.IDLE);
            assertThat(rig.device().regionCount()).isEqualTo(4);
        }
    }

    @Test
    void t102ShouldNotOpenWhenTheSubchannelCannotBeEnabled() {
        try (Rig rig = Rig.created(EnableAt.OPEN)) {
            rig.force(Instruction.MSCH, 3);
            final VfioCcwDevice device = rig.device();
            assertThat(device.open()).isEqualTo(Errno.EINVAL);
            assertThat(device.state()).isEqualTo(State.NOT_OPER);
            assertThat(rig.sch.isTodoPending()).isTrue();
            assertThat(device.regionCount()).isEqualTo(1);
            assertThat(device.isOpen()).isFalse();
            rig.traces.clear();
            assertThat(device.open()).isEqualTo(Errno.EINVAL);
            assertThat(rig.traces).isEmpty();
        }
    }

    @Test
    void t102ShouldNotCreateWhenTheSubchannelCannotBeEnabled() {
        try (Rig rig = Rig.bound(EnableAt.MDEV_PROBE)) {
            rig.force(Instruction.MSCH, Fault.PROGRAM_CHECK, Fault.PROGRAM_CHECK);
            assertThat(rig.parent().create(Rig.UUID)).isEqualTo(Errno.EINVAL);
            assertThat(rig.sch.isTodoPending()).isTrue();
            assertThat(rig.device()).isNull();
            assertThat(rig.parent().availableInstances()).isEqualTo(1);
        }
    }

    @Test
    void t103ShouldDisableAnIdleSubchannelAtTheClose() {
        try (Rig rig = Rig.open(EnableAt.OPEN)) {
            rig.device().close();
            assertThat(rig.state()).isEqualTo(State.STANDBY);
            assertThat(rig.isEnabled()).isFalse();
            assertThat(Pmcw.intparm(rig.schib(), Schib.PMCW_OFFSET)).isZero();
            assertThat(rig.device().regionCount()).isEqualTo(1);
            assertThat(rig.waits).isZero();
        }
    }

    @Test
    void t103ShouldResetAnIdleSubchannelAtTheCloseAndDisableItAtTheRemoval() {
        try (Rig rig = Rig.open(EnableAt.MDEV_PROBE)) {
            rig.traces.clear();
            rig.device().close();
            assertThat(rig.traces).containsExactly("IDLE CLOSE", "STANDBY OPEN");
            assertThat(rig.state()).isEqualTo(State.IDLE);
            assertThat(rig.isEnabled()).isTrue();
            assertThat(rig.device().regionCount()).isEqualTo(1);

            assertThat(rig.parent().remove(Rig.UUID)).isZero();
            assertThat(rig.isEnabled()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void t105ShouldBeLostWhenTheSubchannelIsFoundDisabledAtTheClose(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            assertThat(rig.sch.disable()).isZero();
            rig.device().close();
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
            assertThat(rig.sch.isTodoPending()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void t117ShouldKeepStatusReportsAndEventfdsFromCloseToOpen(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            rig.chpid(0, 0x12);
            rig.start();
            rig.presentEnd();
            rig.settle();
            final byte[] region = rig.region(Regions.IO).byteArray();
            rig.bus.chpEvent(ChannelPath.of(0x12), PathEvent.ONLINE);

            rig.device().close();
            assertThat(rig.device().open()).isZero();

            assertThat(rig.region(Regions.IO).byteArray()).isEqualTo(region);
            assertThat(rig.region(Regions.CRW).getInt(0, BIG_ENDIAN)).isEqualTo(0x0402_0012);
            rig.io.read();
            rig.start();
            rig.presentEnd();
            rig.settle();
            assertThat(rig.io.read()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStayOpenUntilTheLastClose(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            assertThat(rig.device().open()).isZero();
            rig.traces.clear();
            rig.device().close();
            assertThat(rig.traces).isEmpty();
            assertThat(rig.start()).isEqualTo(124);
            rig.presentEnd();
            rig.settle();
            rig.device().close();
            assertThat(rig.device().isOpen()).isFalse();
            rig.traces.clear();
            rig.device().close();
            assertThat(rig.traces).isEmpty();
            assertThat(rig.device().open()).isZero();
            assertThat(rig.device().isOpen()).isTrue();
        }
    }

    @Test
    void shouldForgetWorkThatIsNotDoneAtTheClose() {
        try (Rig rig = Rig.open(EnableAt.OPEN)) {
            rig.chpid(0, 0x12);
            rig.subchannel.end(0x11, 0, 0x80, 0, 0);
            rig.bus.poll();
            rig.bus.chpEvent(ChannelPath.of(0x12), PathEvent.ONLINE);
            rig.device().close();
            rig.settle();
            assertThat(rig.io.peek()).isZero();
            assertThat(rig.crw.peek()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerNothingWhenClosed(EnableAt enableAt) {
        try (Rig rig = Rig.created(enableAt)) {
            final UnsafeBuffer argument = new UnsafeBuffer(new byte[64]);
            argument.putInt(0, 64, BIG_ENDIAN);
            for (final int request : new int[] {Ioctls.GET_INFO, Ioctls.RESET, 0}) {
                assertThat(rig.device().ioctl(request, argument, Files.NONE)).isEqualTo(Errno.EINVAL);
            }
        }
    }
}
