package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.Fault;
import org.ccwbench.css.Instruction;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A write to the command region. */
class CommandTest {
    private final Rig rig = Rig.open(EnableAt.MDEV_PROBE);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void t89ShouldHaltAnIdleDevice() {
        assertThat(rig.command(Regions.HALT)).isEqualTo(8);
        assertThat(actl()).isEqualTo(Scsw.HALT_PENDING);
        assertThat(rig.device.halts).isEqualTo(1);
        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(commandReturn()).isZero();
        assertThat(rig.traces).endsWith("IDLE ASYNC_REQ", "async 1 0");
    }

    @Test
    void t89ShouldHaltARunningProgramAndKeepIt() {
        rig.start();
        assertThat(rig.command(Regions.HALT)).isEqualTo(8);
        assertThat(actl()).isEqualTo(Scsw.START_PENDING | Scsw.HALT_PENDING);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
        assertThat(rig.pins()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, -16", "2, -16", "3, -19", Fault.PROGRAM_CHECK + ", -5"})
    void t89ShouldTurnTheConditionCodeOfAHaltIntoAnErrno(int conditionCode, int errno) {
        checkRefused(Instruction.HSCH, conditionCode, Regions.HALT, errno);
    }

    @Test
    void t90ShouldClearWhateverWasGoingOn() {
        rig.start();
        rig.command(Regions.HALT);
        assertThat(rig.command(Regions.CLEAR)).isEqualTo(8);
        assertThat(actl()).isEqualTo(Scsw.CLEAR_PENDING);
        assertThat(rig.device.clears).isEqualTo(1);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
    }

    @ParameterizedTest
    @CsvSource({"3, -19", Fault.PROGRAM_CHECK + ", -5"})
    void t90ShouldTurnTheConditionCodeOfAClearIntoAnErrno(int conditionCode, int errno) {
        checkRefused(Instruction.CSCH, conditionCode, Regions.CLEAR, errno);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, -1, 0x0100_0000})
    void t91ShouldRefuseAnyOtherCommand(int command) {
        rig.instructions.clear();
        assertThat(rig.command(command)).isEqualTo(Errno.EINVAL);
        assertThat(commandReturn()).isEqualTo(Errno.EINVAL);
        assertThat(rig.instructions).isEmpty();
        assertThat(rig.state()).isEqualTo(State.IDLE);
    }

    @Test
    void t92ShouldFailWhenNotOperational() {
        rig.device().fsm().fire(Event.NOT_OPER);
        assertThat(rig.command(Regions.HALT)).isEqualTo(Errno.EIO);
        assertThat(rig.device.halts).isZero();
    }

    @Test
    void t92ShouldFailInStandby() {
        rig.device().fsm().fire(Event.CLOSE);
        assertThat(rig.command(Regions.CLEAR)).isEqualTo(Errno.EIO);
        assertThat(rig.device.clears).isZero();
        assertThat(rig.state()).isEqualTo(State.STANDBY);
    }

    @Test
    void shouldTakeAWriteOfTheReturnCodeForTheOldCommand() {
        rig.command(Regions.HALT);
        assertThat(rig.writeWord(Regions.offset(Regions.COMMAND) + 4, 0)).isEqualTo(Errno.EBUSY);
        assertThat(rig.device.halts).isEqualTo(1);
    }

    private void checkRefused(Instruction instruction, int conditionCode, int command, int errno) {
        rig.force(instruction, conditionCode);
        final int before = actl();
        assertThat(rig.command(command)).isEqualTo(errno);
        assertThat(commandReturn()).isEqualTo(errno);
        assertThat(actl()).isEqualTo(before);
        assertThat(rig.state()).isEqualTo(State.IDLE);
    }

    private int actl() {
        return Scsw.actl(rig.sch.schib(), Schib.SCSW_OFFSET);
    }

    private int commandReturn() {
        return rig.region(Regions.COMMAND).getInt(4, BIG_ENDIAN);
    }
}
