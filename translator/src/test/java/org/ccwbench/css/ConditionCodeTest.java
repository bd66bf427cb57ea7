package org.ccwbench.css;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The condition code of each instruction in each situation of a subchannel. */
class ConditionCodeTest {
    private static final String CODES = """
            situation       SSCH HSCH CSCH XSCH RSCH TSCH STSCH MSCH
            GONE            3    3    3    3    3    3    3     3
            NO_DEVICE       3    3    3    3    3    3    0     0
            DISABLED        3    3    3    3    3    3    0     0
            IDLE            0    0    0    2    2    1    0     0
            START_PENDING   2    0    0    0    2    1    0     2
            STARTED_AT_ONCE 2    0    0    2    2    1    0     2
            ACTIVE          2    0    0    2    2    1    0     2
            SUSPENDED       2    0    0    0    0    1    0     2
            TO_BE_SUSPENDED 2    0    0    0    2    1    0     2
            RESUME_PENDING  2    0    0    0    2    1    0     2
            NOT_SUSPENDABLE 2    0    0    0    2    1    0     2
            HALT_PENDING    2    2    0    2    2    1    0     2
            HALTING_START   2    2    0    2    2    1    0     2
            CLEAR_PENDING   2    2    0    2    2    1    0     2
            INTERMEDIATE    1    0    0    1    1    0    0     1
            PRIMARY         1    1    0    1    1    0    0     1
            ENDED           1    1    0    1    1    0    0     1
            ALERT           1    1    0    1    1    0    0     1
            PENDING_ALONE   1    1    0    1    1    0    0     1
            """;

    private enum Situation {
        GONE,
        NO_DEVICE,
        DISABLED,
        IDLE,
        START_PENDING,
        STARTED_AT_ONCE,
        ACTIVE,
        SUSPENDED,
        TO_BE_SUSPENDED,
        RESUME_PENDING,
        NOT_SUSPENDABLE,
        HALT_PENDING,
        HALTING_START,
        CLEAR_PENDING,
        INTERMEDIATE,
        PRIMARY,
        ENDED,
        ALERT,
        PENDING_ALONE
    }

    private record Case(Situation situation, Instruction instruction, int code) {
        @Override
        public String toString() {
            return instruction + " when " + situation + ": " + code;
        }
    }

    static Stream<Case> everyCase() {
        final List<Case> cases = new ArrayList<>();
        final String[] lines = CODES.lines().toArray(String[]::new);
        final String[] names = lines[0].split(" +");
        for (int i = 1; i < lines.length; i++) {
            final String[] codes = lines[i].split(" +");
            for (int j = 1; j < codes.length; j++) {
                final Instruction instruction = Instruction.valueOf(names[j]);
                cases.add(new Case(Situation.valueOf(codes[0]), instruction, Integer.parseInt(codes[j])));
            }
        }
        return cases.stream();
    }

    @Test
    void shouldKnowEachInstructionInEachSituation() {
        assertThat(everyCase().distinct()).hasSize(Situation.values().length * Instruction.values().length);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyCase")
    void shouldSetTheConditionCode(Case of) {
        final Machine machine = Machine.enabled(1);
        machine.cancels = of.situation != Situation.STARTED_AT_ONCE;
        bring(machine, of.situation);
        assertThat(machine.carryOut(of.instruction)).isEqualTo(of.code);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotCarryOutWhatIsMadeToEndOtherwise(Instruction instruction) {
        final Machine machine = Machine.enabled(1);
        machine.start();
        machine.told.clear();
        final byte[] before = machine.schib().byteArray();
        machine.subchannel.inject(next -> next == instruction ? Fault.PROGRAM_CHECK : Fault.NONE);
        assertThat(machine.carryOut(instruction)).isEqualTo(Fault.PROGRAM_CHECK);
        machine.subchannel.inject(next -> Fault.NONE);
        assertThat(machine.schib().byteArray()).isEqualTo(before);
        assertThat(machine.told).isEmpty();
    }

    private static void bring(Machine machine, Situation situation) {
        final Subchannel subchannel = machine.subchannel;
        switch (situation) {
            case GONE -> subchannel.installed(false);
            case NO_DEVICE -> subchannel.attached(false);
            case DISABLED -> machine.subchannel.configure(new Machine().schib(), 0);
            case START_PENDING, STARTED_AT_ONCE -> machine.start();
            case ACTIVE -> activate(machine, Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE);
            case SUSPENDED -> suspend(machine, Orb.SPND);
            case TO_BE_SUSPENDED -> machine.start(Orb.FMT | Orb.PFCH | Orb.LPM | Orb.SPND);
            case RESUME_PENDING -> {
                suspend(machine, Orb.SPND);
                subchannel.rsch();
            }
            case NOT_SUSPENDABLE -> suspend(machine, 0);
            case HALT_PENDING -> subchannel.hsch();
            case HALTING_START -> {
                machine.start();
                subchannel.hsch();
            }
            case CLEAR_PENDING -> subchannel.csch();
            case INTERMEDIATE -> {
                activate(machine, Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE);
                subchannel.end(Machine.INTERMEDIATE, 0, 0, Scsw.PROGRAM_CONTROLLED_INTERRUPTION, 0);
            }
            case PRIMARY -> {
                machine.start();
                subchannel.end(Scsw.PRIMARY | Scsw.STATUS_PENDING, 0, Scsw.CHANNEL_END, 0, 0);
            }
            case ENDED -> {
                machine.start();
                subchannel.end(Machine.ENDED, 0, Scsw.CHANNEL_END | Scsw.DEVICE_END, 0, 0);
            }
            case ALERT -> subchannel.end(Scsw.ALERT | Scsw.STATUS_PENDING, 0, Scsw.ATTENTION, 0, 0);
            case PENDING_ALONE -> {
                subchannel.csch();
                subchannel.end(Scsw.STATUS_PENDING, 0, 0, 0, 0);
            }
            default -> {
                // idle, as it is
            }
        }
    }

    private static void activate(Machine machine, int actl) {
        machine.start();
        machine.subchannel.activity(actl);
    }

    private static void suspend(Machine machine, int control) {
        machine.start(Orb.FMT | Orb.PFCH | Orb.LPM | control);
        machine.subchannel.activity(Scsw.SUSPENDED);
    }
}
