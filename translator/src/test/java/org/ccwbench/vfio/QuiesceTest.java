package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ccwbench.css.Instruction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a subchannel that is busy is brought to an end. */
class QuiesceTest {
    @Test
    void t103ShouldHaltAProgramThatRunsAtTheClose() {
        try (Rig rig = running(EnableAt.OPEN)) {
            rig.meanwhile = rig::endFunction;
            rig.device().close();
            assertThat(ended(rig)).containsExactly(Instruction.XSCH, Instruction.HSCH);
            assertThat(rig.waits).isEqualTo(1);
            assertThat(rig.timeouts).isZero();
            assertThat(rig.state()).isEqualTo(State.STANDBY);
            assertThat(rig.isEnabled()).isFalse();
            assertThat(rig.pins()).isZero();
            assertThat(rig.io.read()).isEqualTo(1);
            assertThat(rig.messages).isEmpty();
        }
    }

    @Test
    void t103ShouldHaltAProgramThatRunsAtTheCloseAndEnableAgain() {
        try (Rig rig = running(EnableAt.MDEV_PROBE)) {
            rig.meanwhile = rig::endFunction;
            rig.device().close();
            assertThat(ended(rig)).containsExactly(Instruction.XSCH, Instruction.HSCH);
            assertThat(rig.state()).isEqualTo(State.IDLE);
            assertThat(rig.isEnabled()).isTrue();
            assertThat(rig.pins()).isZero();
            assertThat(rig.io.read()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void t103ShouldLetTheIoWorkFreeTheProgram(EnableAt enableAt) {
        try (Rig rig = running(enableAt)) {
            final List<State> states = new ArrayList<>();
            rig.meanwhile = () -> {
                rig.endFunction();
                rig.settle();
                states.add(rig.state());
                assertThat(rig.pins()).isZero();
            };
            rig.device().close();
            assertThat(states).containsExactly(State.IDLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void t103ShouldNotWaitForAProgramThatCanBeCancelled(EnableAt enableAt) {
        try (Rig rig = running(enableAt)) {
            rig.device.cancels = true;
            rig.device().close();
            assertThat(ended(rig)).containsExactly(Instruction.XSCH);
            assertThat(rig.waits).isZero();
            assertThat(rig.state()).isEqualTo(enableAt == EnableAt.OPEN ? State.STANDBY : State.IDLE);
            assertThat(rig.pins()).isZero();
            assertThat(rig.io.peek()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void t104ShouldGiveUpOnADeviceThatNeverAnswers(EnableAt enableAt) {
        try (Rig rig = running(enableAt)) {
            rig.device().close();
            final List<Instruction> expected = new ArrayList<>();
            expected.add(Instruction.XSCH);
            expected.addAll(Collections.nCopies(2, Instruction.HSCH));
            expected.addAll(Collections.nCopies(255, Instruction.CSCH));
            assertThat(ended(rig)).isEqualTo(expected);
            assertThat(rig.waits).isEqualTo(256);
            assertThat(rig.timeouts).isEqualTo(256);
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
            assertThat(rig.messages).anyMatch(text -> text.contains("could not be quiesced"));
            assertThat(rig.sch.isTodoPending()).isTrue();
            assertThat(rig.pins()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaltADeviceThatGoesOnAgainAndAgain(EnableAt enableAt) {
        try (Rig rig = running(enableAt)) {
            final int[] round = new int[1];
            rig.meanwhile = () -> {
                if (round[0]++ < 2) {
                    rig.present(0x0000_4049, Rig.HOST_PROGRAM, 0); // intermediate, device active: it did not halt
                } else {
                    rig.endFunction();
                }
            };
            rig.device().close();
            final List<Instruction> expected = List.of(Instruction.XSCH, Instruction.HSCH);
            assertThat(ended(rig)).isEqualTo(repeated(expected, 3));
            assertThat(rig.timeouts).isZero();
            assertThat(rig.state()).isEqualTo(enableAt == EnableAt.OPEN ? State.STANDBY : State.IDLE);
            assertThat(rig.pins()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldClearADeviceThatDoesNotHalt(EnableAt enableAt) {
        try (Rig rig = running(enableAt)) {
            rig.device.onClear = rig::endFunction;
            rig.device().close();
            assertThat(ended(rig))
                    .containsExactly(Instruction.XSCH, Instruction.HSCH, Instruction.HSCH, Instruction.CSCH);
            assertThat(rig.timeouts).isEqualTo(1);
            assertThat(rig.state()).isEqualTo(enableAt == EnableAt.OPEN ? State.STANDBY : State.IDLE);
            assertThat(rig.io.read()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldDropStatusThatIsPendingWhenTheSubchannelIsDisabled(EnableAt enableAt) {
        try (Rig rig = running(enableAt)) {
            rig.presentEnd();
            rig.device().close();
            assertThat(ended(rig)).isEmpty();
            assertThat(rig.waits).isZero();
            assertThat(rig.io.peek()).isZero();
            assertThat(rig.pins()).isZero();
            assertThat(rig.state()).isEqualTo(enableAt == EnableAt.OPEN ? State.STANDBY : State.IDLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeLostWhenTheSubchannelIsGone(EnableAt enableAt) {
        try (Rig rig = running(enableAt)) {
            rig.subchannel.installed(false);
            rig.device().close();
            rig.settle();
            assertThat(ended(rig)).isEmpty();
            assertThat(rig.state()).isEqualTo(State.NOT_OPER);
            assertThat(rig.pins()).isZero();
        }
    }

    private static Rig running(EnableAt enableAt) {
        final Rig rig = Rig.open(enableAt);
        assertThat(rig.start()).isEqualTo(124);
        rig.instructions.clear();
        return rig;
    }

    private static List<Instruction> repeated(List<Instruction> instructions, int times) {
        return Collections.nCopies(times, instructions).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** What was done to end it. */
    private static List<Instruction> ended(Rig rig) {
        return rig.instructions.stream()
                .filter(instruction -> instruction == Instruction.XSCH
                        || instruction == Instruction.HSCH
                        || instruction == Instruction.CSCH)
                .toList();
    }
}
