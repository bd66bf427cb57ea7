package org.ccwbench.css;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ccwbench.arch.Scsw;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps by which the kernel ends what a subchannel does, one a call. */
class CancelHaltClearTest {
    private final Host host = Host.enabled();
    private final Machine machine = host.machine;
    private final CssDevice.Retries retries = new CssDevice.Retries();

    @BeforeEach
    void start() {
        machine.start();
        host.instructions.clear();
    }

    @Test
    void shouldCancel() {
        machine.cancels = true;
        checkStep(0, Instruction.STSCH, Instruction.XSCH, Instruction.STSCH);
        assertThat(machine.fctl()).isZero();
    }

    @Test
    void shouldHaltWhatCannotBeCancelled() {
        checkStep(Errno.EBUSY, Instruction.STSCH, Instruction.XSCH, Instruction.HSCH);
        assertThat(machine.actl()).isEqualTo(Scsw.START_PENDING | Scsw.HALT_PENDING);
    }

    @Test
    void shouldClearWhatIsStillHalting() {
        step();
        checkStep(Errno.EBUSY, Instruction.STSCH, Instruction.HSCH, Instruction.CSCH);
        assertThat(machine.actl()).isEqualTo(Scsw.CLEAR_PENDING);
    }

    @Test
    void shouldClearWhatIsStillClearing() {
        step();
        step();
        checkStep(Errno.EBUSY, Instruction.STSCH, Instruction.CSCH);
    }

    @Test
    void shouldGiveUpAfterAllAttempts() {
        for (int step = 0; step < 256; step++) {
            assertThat(step()).isEqualTo(Errno.EBUSY);
        }
        checkStep(Errno.EIO, Instruction.STSCH);
        assertThat(machine.told.stream().filter("clear"::equals)).hasSize(255);
    }

    @Test
    void shouldWaitForStatusThatIsPending() {
        host.force(Instruction.XSCH, 1);
        checkStep(Errno.EBUSY, Instruction.STSCH, Instruction.XSCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldClearWhatCannotBeHalted(int conditionCode) {
        host.force(Instruction.HSCH, conditionCode);
        checkStep(Errno.EBUSY, Instruction.STSCH, Instruction.XSCH, Instruction.HSCH, Instruction.CSCH);
    }

    @Test
    void shouldHaveNothingToDoWhenNotEnabled() {
        final Host disabled = new Host();
        assertThat(disabled.device.cancelHaltClear(retries)).isZero();
        assertThat(disabled.instructions).containsExactly(Instruction.STSCH);
    }

    @Test
    void shouldHaveNoDeviceWhenThereIsNone() {
        machine.subchannel.attached(false);
        checkStep(Errno.ENODEV, Instruction.STSCH);
    }

    @Test
    void shouldHaveNoDeviceWhenItIsNotOperationalForACancel() {
        host.force(Instruction.XSCH, 3);
        checkStep(Errno.ENODEV, Instruction.STSCH, Instruction.XSCH);
    }

    @Test
    void shouldHaveNoDeviceWhenItGoesAfterACancel() {
        host.force(Instruction.XSCH, 0);
        host.force(Instruction.STSCH, Fault.NONE, 3);
        checkStep(Errno.ENODEV, Instruction.STSCH, Instruction.XSCH, Instruction.STSCH);
    }

    @Test
    void shouldHaveNoDeviceWhenItIsNotOperationalForAHalt() {
        host.force(Instruction.HSCH, 3);
        checkStep(Errno.ENODEV, Instruction.STSCH, Instruction.XSCH, Instruction.HSCH);
    }

    @Test
    void shouldHaveNoDeviceWhenItIsNotOperationalForAClear() {
        step();
        host.force(Instruction.CSCH, 3);
        checkStep(Errno.ENODEV, Instruction.STSCH, Instruction.HSCH, Instruction.CSCH);
    }

    private int step() {
        return host.device.cancelHaltClear(retries);
    }

    private void checkStep(int result, Instruction... instructions) {
        host.instructions.clear();
        assertThat(step()).isEqualTo(result);
        assertThat(host.instructions).isEqualTo(List.of(instructions));
    }
}
