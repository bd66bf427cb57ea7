package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.Fault;
import org.ccwbench.css.Instruction;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A write to the I/O region: what is started, and what is refused with which errno. */
class StartTest {
    private static final int START = 0x0000_4000;
    private static final int HALT = 0x0000_2000;
    private static final int CLEAR = 0x0000_1000;

    private final Rig rig = Rig.open(EnableAt.MDEV_PROBE);

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource
    void t72AndT76ShouldStartAProgramAndTurnItsInterruptionBack(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            assertThat(rig.start()).isEqualTo(Regions.IO_BYTES);
            assertThat(rig.state()).isEqualTo(State.CP_PENDING);
            assertThat(rig.pins()).isEqualTo(1);
            assertThat(rig.device.starts).isEqualTo(1);

            assertThat(rig.presentEnd()).isTrue();
            rig.settle();

            assertThat(rig.irbWord(1)).isEqualTo(0x1008);
            assertThat(rig.pins()).isZero();
            assertThat(rig.state()).isEqualTo(State.IDLE);
            assertThat(rig.io.read()).isEqualTo(1);
        }
    }

    @Test
    void t72ShouldNoteThatTheStartIsPending() {
        assertThat(rig.start()).isEqualTo(124);
        assertThat(Scsw.actl(rig.sch.schib(), Schib.SCSW_OFFSET)).isEqualTo(Scsw.START_PENDING);
        assertThat(rig.ioReturn()).isZero();
        assertThat(rig.io.peek()).isZero();
    }

    @Test
    void t58ShouldStartWithoutPrefetchAndWarnOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(rig.writeIo(0x0082_ff00, START)).isEqualTo(124);
            assertThat(rig.device.orb.getInt(4, BIG_ENDIAN)).isEqualTo(0x0082_ff00);
            rig.presentEnd();
            rig.settle();
        }
        assertThat(rig.messages)
                .containsExactly("vfio_ccw: subchannel 0.0.0001: prefetching though the ORB does not allow it");
    }

    @Test
    void t58ShouldNotWarnWhenPrefetchIsAllowed() {
        assertThat(rig.start()).isEqualTo(124);
        assertThat(rig.messages).isEmpty();
    }

    @Test
    void t73ShouldRefuseASecondStartAndKeepTheFirst() {
        rig.start();
        assertThat(rig.start()).isEqualTo(Errno.EBUSY);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
        assertThat(rig.pins()).isEqualTo(1);
        assertThat(rig.device.starts).isEqualTo(1);
        assertThat(rig.ioReturn()).isEqualTo(0xffff_fff0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void t74ShouldBeBusyWhenTheSubchannelIs(int conditionCode) {
        rig.force(Instruction.SSCH, conditionCode);
        assertThat(rig.start()).isEqualTo(Errno.EBUSY);
        checkIdle();
    }

    @ParameterizedTest(name = "paths {0} of {1}: {2}")
    @CsvSource({
        "0xff, 0x80, -19, 0x00",
        "0x40, 0xc0, -13, 0x80",
        "0xc0, 0xc0, -19, 0x00",
        "0x00, 0xc0, -19, 0x00",
        "0x01, 0xc0, -13, 0xc0"
    })
    void t75ShouldTakePathsOutOfUseThatDoNotWork(String orb, String before, int result, String after) {
        rig.sch.lpm(Integer.decode(before));
        rig.force(Instruction.SSCH, 3);
        assertThat(rig.writeIo(Rig.FORMAT_1 & 0xffff_00ff | Integer.decode(orb) << 8, START))
                .isEqualTo(result);
        assertThat(rig.sch.lpm()).isEqualTo(Integer.decode(after));
        checkIdle();
    }

    @Test
    void t75ShouldHaveNoDeviceWhenTheSubchannelIsGone() {
        rig.sch.lpm(0xc0);
        rig.force(Instruction.SSCH, 3);
        rig.force(Instruction.STSCH, 3);
        assertThat(rig.writeIo(0x00c2_4000, START)).isEqualTo(Errno.ENODEV);
        assertThat(rig.sch.lpm()).isEqualTo(0x80);
        checkIdle();
    }

    @Test
    void shouldPassAProgramCheckOfTheStartOn() {
        rig.force(Instruction.SSCH, Fault.PROGRAM_CHECK);
        assertThat(rig.start()).isEqualTo(Errno.EIO);
        checkIdle();
    }

    @Test
    void t82ShouldDoNothingWithoutAFunctionAndReturnWhatTheUserWrote() {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        region.putInt(Regions.IO_RETURN_OFFSET, 7, BIG_ENDIAN);
        final int reads = rig.storage.reads;
        assertThat(rig.device().write(0, region, 0, Regions.IO_BYTES)).isEqualTo(7);
        checkIdle();
        assertThat(rig.writeIo(Rig.FORMAT_1, 0)).isEqualTo(124);
        checkIdle();
        assertThat(rig.storage.reads).isEqualTo(reads);
    }

    @ParameterizedTest
    @ValueSource(ints = {HALT, CLEAR, HALT | CLEAR})
    void t83ShouldLeaveHaltAndClearToTheirOwnRegion(int function) {
        assertThat(rig.writeIo(Rig.FORMAT_1, function)).isEqualTo(Errno.EOPNOTSUPP);
        assertThat(rig.ioReturn()).isEqualTo(0xffff_ffa1);
        checkIdle();
        assertThat(rig.instructions).doesNotContain(Instruction.HSCH, Instruction.CSCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {START | HALT, START | CLEAR, START | HALT | CLEAR})
    void t83ShouldStartWhateverElseIsAskedFor(int function) {
        assertThat(rig.writeIo(Rig.FORMAT_1, function)).isEqualTo(124);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
        assertThat(rig.instructions).doesNotContain(Instruction.HSCH, Instruction.CSCH);
    }

    @Test
    void t84ShouldRefuseTransportModeUnread() {
        final int reads = rig.storage.reads;
        assertThat(rig.writeIo(Rig.FORMAT_1 | 0x0004_0000, START)).isEqualTo(Errno.EOPNOTSUPP);
        assertThat(rig.storage.reads).isEqualTo(reads);
        checkIdle();
    }

    @Test
    void t85ShouldFailWhenNotOperational() {
        rig.device().fsm().fire(Event.NOT_OPER);
        assertThat(rig.start()).isEqualTo(Errno.EIO);
        assertThat(rig.ioReturn()).isEqualTo(0xffff_fffb);
        assertThat(rig.state()).isEqualTo(State.NOT_OPER);
    }

    @Test
    void t85ShouldFailInStandby() {
        rig.device().fsm().fire(Event.CLOSE);
        assertThat(rig.start()).isEqualTo(Errno.EIO);
        assertThat(rig.state()).isEqualTo(State.STANDBY);
        assertThat(rig.device.starts).isZero();
    }

    @Test
    void t86ShouldNotWaitForAnotherRequest() {
        final int events = rig.traces.size();
        rig.device().ioMutex.lock();
        try {
            assertThat(CompletableFuture.supplyAsync(rig::start).join()).isEqualTo(Errno.EAGAIN);
            assertThat(CompletableFuture.supplyAsync(() -> rig.command(Regions.HALT))
                            .join())
                    .isEqualTo(Errno.EAGAIN);
        } finally {
            rig.device().ioMutex.unlock();
        }
        assertThat(rig.traces).hasSize(events);
        assertThat(rig.ioReturn()).isZero();
        checkIdle();
    }

    @Test
    void t87ShouldStartTheOldOrbWhenAnyBytesAreWritten() {
        rig.start();
        rig.presentEnd();
        rig.settle();
        assertThat(rig.writeWord(Regions.IO_RETURN_OFFSET, 0)).isEqualTo(4);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
        assertThat(rig.device.starts).isEqualTo(2);
        assertThat(rig.pins()).isEqualTo(1);
    }

    @Test
    void shouldBeProcessingWhileItTranslates() {
        final List<State> states = new ArrayList<>();
        rig.storage.onRead = () -> states.add(rig.state());
        rig.start();
        assertThat(states).isNotEmpty().containsOnly(State.CP_PROCESSING);
    }

    @Test
    void shouldStartTheHostProgramWithTheSubchannelsInterruptionParameter() {
        rig.start();
        assertThat(rig.device.orb.getInt(0, BIG_ENDIAN)).isEqualTo(Rig.ADDRESS);
        assertThat(rig.device.orb.getInt(8, BIG_ENDIAN)).isEqualTo(Rig.HOST_PROGRAM);
        assertThat(Pmcw.intparm(rig.schib(), Schib.PMCW_OFFSET)).isEqualTo(Rig.ADDRESS);
    }

    @Test
    void shouldRefuseAProgramThatCannotBeReadOrPinned() {
        rig.store(Rig.PROGRAM, 0x0600_1000_0200_0000L);
        assertThat(rig.start()).isEqualTo(Errno.EINVAL);
        checkIdle();
        rig.pages.unmap(Rig.PROGRAM >> 12, 1);
        assertThat(rig.start()).isEqualTo(Errno.EINVAL);
        checkIdle();
        assertThat(rig.traces).contains("io 4 -22 cp prefetch", "io 4 -22 cp init");
    }

    private void checkIdle() {
        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(rig.pins()).isZero();
        assertThat(rig.device.starts).isZero();
    }
}
