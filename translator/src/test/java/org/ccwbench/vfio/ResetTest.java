package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.ccwbench.css.Fault;
import org.ccwbench.css.Instruction;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The user asks for a reset, or takes storage away that a program uses. */
class ResetTest {
    @ParameterizedTest
    @EnumSource
    void t106ShouldEndTheProgramAndStartAfresh(EnableAt enableAt) {
        try (Rig rig = running(enableAt)) {
            rig.meanwhile = rig::endFunction;
            rig.traces.clear();
            assertThat(rig.device().reset()).isZero();
            assertThat(rig.traces).containsSubsequence("CP_PENDING CLOSE", "STANDBY OPEN");
            assertThat(rig.state()).isEqualTo(State.IDLE);
            assertThat(rig.pins()).isZero();
            assertThat(rig.isEnabled()).isTrue();
            assertThat(rig.start()).isEqualTo(124);
        }
    }

    @ParameterizedTest
    @EnumSource
    void t106ShouldNotBringALostDeviceBack(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            rig.device().fsm().fire(Event.NOT_OPER);
            assertThat(rig.device().reset()).isEqualTo(Errno.EINVAL);
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void t106ShouldLoseADeviceThatCannotBeEnabledAgain(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            rig.force(Instruction.MSCH, Fault.NONE, 3);
            assertThat(rig.device().reset()).isEqualTo(Errno.EINVAL);
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
        }
    }

    @ParameterizedTest(name = "{0} bytes at {1}")
    @CsvSource({"0x2000, 0x1000", "0x2000, 1", "0x1fff, 2", "0, 0x1000000", "0, -1"})
    void t107ShouldResetWhenAPinnedPageIsUnmapped(String iova, String length) {
        try (Rig rig = running(EnableAt.MDEV_PROBE)) {
            rig.device.cancels = true;
            rig.device().dmaUnmap(Long.decode(iova), Long.decode(length));
            assertThat(rig.pins()).isZero();
            assertThat(rig.state()).isEqualTo(State.IDLE);
        }
    }

    @ParameterizedTest(name = "{0} bytes at {1}")
    @CsvSource({"0x1000, 0x1000", "0x3000, 0x1000", "0x1fff, 1", "0x2000, 0"})
    void t107ShouldDoNothingWhenOtherPagesAreUnmapped(String iova, String length) {
        try (Rig rig = running(EnableAt.MDEV_PROBE)) {
            rig.instructions.clear();
            rig.device().dmaUnmap(Long.decode(iova), Long.decode(length));
            assertThat(rig.instructions).isEmpty();
            assertThat(rig.state()).isEqualTo(State.CP_PENDING);
            assertThat(rig.pins()).isEqualTo(1);
        }
    }

    @Test
    void t107ShouldDoNothingWithoutAProgram() {
        try (Rig rig = Rig.open(EnableAt.MDEV_PROBE)) {
            rig.traces.clear();
            rig.device().dmaUnmap(0, -1);
            assertThat(rig.traces).isEmpty();
        }
    }

    @Test
    void t108ShouldResetWhenTheSecondOfTheUnmappedPagesIsPinned() {
        try (Rig rig = running(EnableAt.MDEV_PROBE)) {
            rig.device.cancels = true;
            rig.device().dmaUnmap(0x1000, 0x2000);
            assertThat(rig.pins()).isZero();
            assertThat(rig.state()).isEqualTo(State.IDLE);
        }
    }

    /** A hazard kept as it is in Linux: the reset does not wait for the writer before it disables the subchannel. */
    @ParameterizedTest(name = "{0}, paths {1}, one of which fails: {2}")
    @CsvSource({"MDEV_PROBE, 0x80, -19", "MDEV_PROBE, 0xc0, -13", "OPEN, 0x80, -19", "OPEN, 0xc0, -13"})
    @Timeout(60)
    void t119ShouldLoseADeviceThatIsResetWhileAProgramIsTranslated(EnableAt enableAt, String paths, int result) {
        try (Rig rig = Rig.open(enableAt)) {
            final CompletableFuture<Integer> reset = new CompletableFuture<>();
            final ReentrantLock ioMutex = (ReentrantLock) rig.device().ioMutex;
            rig.sch.lpm(Integer.decode(paths));
            rig.storage.onRead = () -> {
                rig.storage.onRead = () -> {};
                reset.completeAsync(() -> rig.device().reset());
                while (!ioMutex.hasQueuedThreads()) {
                    Thread.onSpinWait();
                }
                assertThat(rig.state()).isEqualTo(State.STANDBY);
            };
            assertThat(rig.writeIo(0x00c2_8000, 0x0000_4000)).isEqualTo(result);
            assertThat(reset.join()).isEqualTo(Errno.EINVAL);
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
            assertThat(rig.pins()).isZero();
        }
    }

    private static Rig running(EnableAt enableAt) {
        final Rig rig = Rig.open(enableAt);
        assertThat(rig.start()).isEqualTo(124);
        return rig;
    }
}
