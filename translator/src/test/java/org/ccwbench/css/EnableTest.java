package org.ccwbench.css;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the kernel enables and disables a subchannel, and how often it tries. */
class EnableTest {
    private static final int PMCW = Schib.PMCW_OFFSET;
    private static final int CARRIED_OUT = Fault.NONE;

    private final Host host = new Host();
    private final CssDevice device = host.device;

    @Test
    void shouldEnableWithConcurrentSense() {
        assertThat(device.enable(3)).isZero();
        checkPmcw(true, 3, true, Host.ADDRESS);
        assertThat(device.schib().byteArray()).isEqualTo(host.machine.schib().byteArray());
        assertThat(host.waits).isEmpty();
    }

    @Test
    void shouldDisableAndKeepTheRest() {
        device.enable(5);
        assertThat(device.disable()).isZero();
        checkPmcw(false, 5, true, 0);
    }

    @Test
    void shouldEnableWithoutConcurrentSenseWhereTheMachineChecks() {
        host.force(Instruction.MSCH, Fault.PROGRAM_CHECK);
        assertThat(device.enable(3)).isZero();
        checkPmcw(true, 3, false, Host.ADDRESS);
        assertThat(modifications()).isEqualTo(2);
    }

    @Test
    void shouldFailWhenTheMachineChecksTwice() {
        host.force(Instruction.MSCH, Fault.PROGRAM_CHECK, Fault.PROGRAM_CHECK);
        assertThat(device.enable(3)).isEqualTo(Errno.EIO);
        assertThat(modifications()).isEqualTo(2);
    }

    @Test
    void shouldNotDisableTwiceWhenTheMachineChecks() {
        device.enable(3);
        host.instructions.clear();
        host.force(Instruction.MSCH, Fault.PROGRAM_CHECK);
        assertThat(device.disable()).isEqualTo(Errno.EIO);
        assertThat(modifications()).isEqualTo(1);
    }

    @Test
    void shouldTakePendingStatusAndTryAgain() {
        device.enable(3);
        host.machine.present(0x0000_0011);
        host.instructions.clear();
        assertThat(device.disable()).isZero();
        assertThat(host.instructions)
                .containsExactly(
                        Instruction.STSCH, Instruction.MSCH, Instruction.TSCH, Instruction.MSCH, Instruction.STSCH);
        checkPmcw(false, 3, true, 0);
    }

    @Test
    void shouldBeBusyAtOnceWhenTheStatusIsGone() {
        host.force(Instruction.MSCH, 1);
        host.force(Instruction.TSCH, 1);
        assertThat(device.enable(3)).isEqualTo(Errno.EBUSY);
        assertThat(modifications()).isEqualTo(1);
    }

    @Test
    void shouldBeBusyWhenStatusIsPendingFiveTimes() {
        host.force(Instruction.MSCH, 1, 1, 1, 1, 1);
        host.force(Instruction.TSCH, 0, 0, 0, 0, 0);
        assertThat(device.enable(3)).isEqualTo(Errno.EBUSY);
        assertThat(modifications()).isEqualTo(5);
        checkPmcw(false, 0, false, 0);
    }

    @Test
    void shouldPauseWhileAFunctionIsInProgress() {
        host.force(Instruction.MSCH, 2, 2);
        assertThat(device.enable(3)).isZero();
        assertThat(host.waits).containsExactly(100_000L, 100_000L);
    }

    @Test
    void shouldBeBusyWhenAFunctionIsInProgressFiveTimes() {
        device.enable(3);
        host.machine.start();
        host.instructions.clear();
        assertThat(device.disable()).isEqualTo(Errno.EBUSY);
        assertThat(modifications()).isEqualTo(5);
        assertThat(host.waits).isEqualTo(Collections.nCopies(5, 100_000L));
    }

    @Test
    void shouldTryFiveTimesUntilItReadsWhatItWrote() {
        host.force(Instruction.MSCH, 0, 0, 0, 0, CARRIED_OUT);
        assertThat(device.enable(3)).isZero();
        assertThat(modifications()).isEqualTo(5);
    }

    @Test
    void shouldGiveUpWhenItNeverReadsWhatItWrote() {
        host.force(Instruction.MSCH, 0, 0, 0, 0, 0);
        assertThat(device.enable(3)).isEqualTo(Errno.EAGAIN);
        assertThat(modifications()).isEqualTo(5);
    }

    @Test
    void shouldHaveNoDeviceWhenTheSubchannelIsNotOperational() {
        host.force(Instruction.MSCH, 3);
        assertThat(device.enable(3)).isEqualTo(Errno.ENODEV);
        assertThat(modifications()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldHaveNoDeviceWhenThereIsNone(boolean enable) {
        host.machine.subchannel.attached(false);
        assertThat(enable ? device.enable(3) : device.disable()).isEqualTo(Errno.ENODEV);
        assertThat(modifications()).isZero();
    }

    @Test
    void shouldHaveNoDeviceWhenItGoesWhileItIsEnabled() {
        host.force(Instruction.STSCH, CARRIED_OUT, 3);
        assertThat(device.enable(3)).isEqualTo(Errno.ENODEV);
    }

    private long modifications() {
        return host.instructions.stream()
                .filter(instruction -> instruction == Instruction.MSCH)
                .count();
    }

    private void checkPmcw(boolean ena, int isc, boolean csense, int intparm) {
        final UnsafeBuffer schib = host.machine.schib();
        assertThat(Pmcw.ena(schib, PMCW)).isEqualTo(ena);
        assertThat(Pmcw.isc(schib, PMCW)).isEqualTo(isc);
        assertThat(Pmcw.csense(schib, PMCW)).isEqualTo(csense);
        assertThat(Pmcw.intparm(schib, PMCW)).isEqualTo(intparm);
        assertThat(Pmcw.lpm(schib, PMCW)).isEqualTo(Machine.PATHS);
    }
}
