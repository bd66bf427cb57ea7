package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.Instruction;
import org.ccwbench.css.PathEvent;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Subchannel and path events, and the system that goes down. */
class EventTest {
    private static final int CHPID = 0x12;
    private static final ChannelPath PATH = ChannelPath.of(CHPID);

    private final Rig rig = Rig.open(EnableAt.MDEV_PROBE);

    @BeforeEach
    void namePath() {
        rig.chpid(0, CHPID);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource
    void t109ShouldBeLostForGoodWhenTheSubchannelIsGone(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            rig.start();
            rig.subchannel.installed(false);
            assertThat(rig.bus.schEvent(rig.sch)).isZero();
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
            assertThat(rig.pins()).isEqualTo(1);
            assertThat(rig.driver.work().doWork()).isEqualTo(1);
            assertThat(rig.pins()).isZero();
            assertThat(rig.start()).isEqualTo(Errno.EIO);

            rig.subchannel.installed(true);
            assertThat(rig.bus.schEvent(rig.sch)).isEqualTo(Errno.EAGAIN);
            assertThat(rig.driver.work().doWork()).isZero();
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
            assertThat(rig.start()).isEqualTo(Errno.EIO);
        }
    }

    @Test
    void t109ShouldBeLostWhenTheDeviceIsGone() {
        rig.subchannel.attached(false);
        assertThat(rig.bus.schEvent(rig.sch)).isZero();
        assertThat(rig.state()).isEqualTo(State.NOT_OPER);
    }

    @Test
    void t109ShouldTakeTheLostSubchannelOffTheBusWhenTheUserHasClosed() {
        rig.subchannel.installed(false);
        rig.bus.schEvent(rig.sch);
        final VfioCcwDevice device = rig.device();
        rig.meanwhile = device::close;
        assertThat(rig.bus.later().doWork()).isEqualTo(1);
        assertThat(rig.sch.isRegistered()).isFalse();
        assertThat(rig.parent()).isNull();
        assertThat(rig.bus.schEvent(rig.sch)).isZero();
    }

    @Test
    void shouldKeepAWorkingSubchannelAtAnEvent() {
        rig.start();
        rig.traces.clear();
        assertThat(rig.bus.schEvent(rig.sch)).isZero();
        assertThat(rig.traces).isEmpty();
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
    }

    @Test
    void shouldPutASubchannelEventOffWhileOneIsPending() {
        rig.sch.scheduleUnregister();
        rig.instructions.clear();
        assertThat(rig.bus.schEvent(rig.sch)).isEqualTo(Errno.EAGAIN);
        assertThat(rig.instructions).isEmpty();
    }

    @Test
    void t110ShouldTakeAPathOutOfUseWhenItIsVariedOff() {
        rig.bus.chpEvent(PATH, PathEvent.VARY_OFF);
        assertThat(rig.sch.opm()).isEqualTo(0x7f);
        assertThat(rig.sch.lpm()).isZero();
        assertThat(rig.instructions).doesNotContain(Instruction.XSCH);
        checkNoReport();
    }

    @ParameterizedTest
    @EnumSource(names = {"VARY_OFF", "OFFLINE"})
    void t110ShouldEndWhatUsesAPathThatGoes(PathEvent event) {
        rig.start();
        rig.instructions.clear();
        rig.bus.chpEvent(PATH, event);
        assertThat(rig.instructions).containsSubsequence(Instruction.XSCH, Instruction.HSCH);
        assertThat(rig.device.halts).isEqualTo(1);
        assertThat(rig.device.clears).isZero();
        assertThat(rig.waits).isZero();
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
    }

    @Test
    void t110ShouldLeaveWhatUsesAnotherPath() {
        rig.start();
        rig.chpid(1, 0x13);
        final UnsafeBuffer schib = rig.schib();
        Pmcw.pim(schib, Schib.PMCW_OFFSET, 0xc0);
        rig.subchannel.configure(schib, Schib.PMCW_OFFSET);
        rig.sch.updateSchib();
        rig.instructions.clear();
        rig.bus.chpEvent(ChannelPath.of(0x13), PathEvent.VARY_OFF);
        assertThat(rig.sch.opm()).isEqualTo(0xbf);
        assertThat(rig.sch.lpm()).isEqualTo(0x80);
        assertThat(rig.instructions).containsExactly(Instruction.STSCH);
    }

    @Test
    void t110ShouldUseAPathAgainThatIsVariedOn() {
        rig.bus.chpEvent(PATH, PathEvent.VARY_OFF);
        rig.bus.chpEvent(PATH, PathEvent.VARY_ON);
        assertThat(rig.sch.opm()).isEqualTo(0xff);
        assertThat(rig.sch.lpm()).isEqualTo(0x80);
        checkNoReport();
    }

    @Test
    void t110ShouldNotUseAPathThatComesBackWhileItIsVariedOff() {
        rig.bus.chpEvent(PATH, PathEvent.VARY_OFF);
        rig.bus.chpEvent(PATH, PathEvent.ONLINE);
        assertThat(rig.sch.lpm()).isZero();
        assertThat(rig.region(Regions.CRW).getInt(0, BIG_ENDIAN)).isEqualTo(0x0402_0012);
    }

    @Test
    void t110ShouldUseAPathThatComes() {
        rig.sch.lpm(0);
        rig.bus.chpEvent(PATH, PathEvent.ONLINE);
        assertThat(rig.sch.lpm()).isEqualTo(0x80);
    }

    @Test
    void t110ShouldKeepTheMaskOfAPathThatIsGone() {
        rig.bus.chpEvent(PATH, PathEvent.OFFLINE);
        assertThat(rig.sch.lpm()).isEqualTo(0x80);
        assertThat(rig.sch.opm()).isEqualTo(0xff);
        assertThat(rig.region(Regions.CRW).getInt(0, BIG_ENDIAN)).isEqualTo(0x0406_0012);
    }

    @ParameterizedTest
    @EnumSource
    void t111ShouldHaveNoDeviceWhenTheSubchannelCannotBeRead(PathEvent event) {
        rig.subchannel.installed(false);
        rig.sch.lock().lock();
        assertThat(rig.driver.chpEvent(rig.sch, PATH, event)).isEqualTo(Errno.ENODEV);
        rig.sch.lock().unlock();
        assertThat(rig.sch.lpm()).isEqualTo(0x80);
    }

    @ParameterizedTest
    @EnumSource
    void t111ShouldHaveTheSubchannelLookedAtWhenItsPathIsGone(PathEvent event) {
        rig.subchannel.installed(false);
        rig.bus.chpEvent(PATH, event);
        final boolean isGone = event == PathEvent.OFFLINE;
        assertThat(rig.sch.lpm()).isEqualTo(isGone ? 0 : 0x80);
        assertThat(rig.sch.isTodoPending()).isEqualTo(isGone);
        rig.bus.later().doWork();
        assertThat(rig.state()).isEqualTo(isGone ? State.NOT_OPER : State.IDLE);
    }

    @ParameterizedTest
    @EnumSource
    void t112ShouldCloseAnUnopenedMdevAtShutdown(EnableAt enableAt) {
        try (Rig rig = Rig.created(enableAt)) {
            rig.traces.clear();
            rig.bus.shutdown();
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
            if (enableAt == EnableAt.OPEN) {
                assertThat(rig.traces).containsExactly("STANDBY CLOSE", "NOT_OPER NOT_OPER");
            } else {
                assertThat(rig.traces).containsExactly("IDLE CLOSE", "STANDBY NOT_OPER");
            }
            assertThat(rig.isEnabled()).isFalse();
            assertThat(rig.parent().remove(Rig.UUID)).isZero();
            assertThat(rig.waits).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndTheProgramOfAnOpenDeviceAtShutdown(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            rig.start();
            rig.meanwhile = rig::endFunction;
            rig.bus.shutdown();
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
            assertThat(rig.isEnabled()).isFalse();
            assertThat(rig.pins()).isZero();
            assertThat(rig.start()).isEqualTo(Errno.EIO);
        }
    }

    @Test
    void t118ShouldReadTheSubchannelAndDoNothingElse() {
        rig.start();
        rig.instructions.clear();
        rig.bus.chpEvent(PATH, PathEvent.FCES);
        rig.settle();
        assertThat(rig.instructions).containsExactly(Instruction.STSCH);
        assertThat(rig.sch.lpm()).isEqualTo(0x80);
        assertThat(rig.sch.opm()).isEqualTo(0xff);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
        checkNoReport();
        assertThat(rig.traces).endsWith("chp 128 FCES");
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotCareForAPathThatItDoesNotUse(PathEvent event) {
        rig.instructions.clear();
        rig.bus.chpEvent(ChannelPath.of(CHPID + 1), event);
        assertThat(rig.instructions).isEmpty();
        checkNoReport();
    }

    private void checkNoReport() {
        assertThat(rig.crw.peek()).isZero();
        assertThat(rig.region(Regions.CRW).getInt(0, BIG_ENDIAN)).isZero();
    }
}
