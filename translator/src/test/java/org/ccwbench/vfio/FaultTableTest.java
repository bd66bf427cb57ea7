package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ccwbench.vfio.LoadRun.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a device that fails in every way in every state, and that all laws hold whatever is done then. */
class FaultTableTest {
    /**
     * The state when everything on its way has arrived, and the state after a reset then: N not operational, S standby,
     * I idle, P pending, and C as created, which cannot be reset: standby or, with MDEV_PROBE, idle. Behind a slash,
     * the hazard of Linux that is met, by its letter in the README.
     */
    private static final String TABLE = """
            fault                     CREATED  IDLE  TRANSLATING  STARTED  ACTIVE  HALTING  ENDED  DELIVERING  LOST
            NEVER_ANSWERS             CC       II    PN           PN       PN      PN       II     II          NN
            ANSWERS_TWICE             CC       II    IN/a         II       II      II       II     II          NN
            ANSWERS_AFTER_HALT        CC       II    IN/a         II       II      II       II     II          NN
            LOSES_PATH                CC       II    II           PN       PN      PN       II     IN          NN
            LOSES_DEVICE              CC       IN    IN           PN       PN      PN       PN     IN          NN
            LOSES_DEVICE_TOLD         NN       NN    IN/d         NN       NN      NN       NN     NN          NN
            LOSES_SUBCHANNEL          CC       IN    IN           PN       PN      PN       PN     IN          NN
            LOSES_SUBCHANNEL_TOLD     NN       NN    IN/d         NN       NN      NN       NN     NN          NN
            """;

    private enum When {
        CREATED(Operation.CREATE),
        IDLE(Operation.CREATE, Operation.OPEN),
        TRANSLATING(Operation.CREATE, Operation.OPEN),
        STARTED(Operation.CREATE, Operation.OPEN, Operation.START),
        ACTIVE(Operation.CREATE, Operation.OPEN, Operation.START, Operation.DEVICE_IS_ACTIVE),
        HALTING(Operation.CREATE, Operation.OPEN, Operation.START, Operation.HALT),
        ENDED(Operation.CREATE, Operation.OPEN, Operation.START, Operation.DEVICE_ENDS),
        DELIVERING(Operation.CREATE, Operation.OPEN, Operation.START, Operation.DEVICE_ENDS, Operation.IRQ),
        LOST(Operation.CREATE, Operation.OPEN, Operation.LOSE_DEVICE, Operation.SCH_EVENT, Operation.REPAIR);

        final List<Operation> way;

        When(Operation... way) {
            this.way = List.of(way);
        }
    }

    private enum Fault {
        NEVER_ANSWERS(Operation.DEVICE_NEVER_ANSWERS),
        ANSWERS_TWICE(
                Operation.DEVICE_ENDS, Operation.DEVICE_ENDS, Operation.IRQ, Operation.DEVICE_ENDS, Operation.IRQ),
        ANSWERS_AFTER_HALT(
                Operation.HALT, Operation.DEVICE_ENDS, Operation.IRQ, Operation.DEVICE_ANSWERS_HALT, Operation.IRQ),
        LOSES_PATH(Operation.LOSE_PATH, Operation.CHP_OFFLINE),
        LOSES_DEVICE(Operation.LOSE_DEVICE),
        LOSES_DEVICE_TOLD(Operation.LOSE_DEVICE, Operation.SCH_EVENT),
        LOSES_SUBCHANNEL(Operation.LOSE_SUBCHANNEL),
        LOSES_SUBCHANNEL_TOLD(Operation.LOSE_SUBCHANNEL, Operation.SCH_EVENT);

        final List<Operation> operations;

        Fault(Operation... operations) {
            this.operations = List.of(operations);
        }
    }

    /** What the user or the kernel does then, one of these at a time. */
    private static final List<Operation> THEN = List.of(
            Operation.START,
            Operation.HALT,
            Operation.CLEAR,
            Operation.RESET,
            Operation.UNMAP,
            Operation.CLOSE,
            Operation.OPEN,
            Operation.MDEV_REMOVE,
            Operation.CSS_REMOVE,
            Operation.SHUTDOWN,
            Operation.CHP_VARY_OFF,
            Operation.SCH_EVENT,
            Operation.LATER);

    private static Stream<Arguments> cells() {
        return TABLE.lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .flatMap(cells -> Stream.of(EnableAt.values())
                        .flatMap(enableAt -> Stream.of(When.values())
                                .map(when -> Arguments.of(
                                        Fault.valueOf(cells[0]), when, enableAt, cells[when.ordinal() + 1]))));
    }

    @ParameterizedTest(name = "{0} in {1} with {2}: {3}")
    @MethodSource("cells")
    void shouldEndInTheStateOfTheTable(Fault fault, When when, EnableAt enableAt, String cell) {
        final StringBuilder states = new StringBuilder();
        final List<Step> steps = steps(when, fault);
        steps.add(load -> states.append(letter(load.device().state())));
        steps.add(Operation.RESET);
        steps.add(load -> load.rig.settle());
        steps.add(load -> states.append(letter(load.device().state())));
        final LoadRun run = new LoadRun(enableAt);
        assertThat(run.failure(steps)).isNull();
        run.hazards.keySet().forEach(hazard -> states.append('/').append(hazard));
        assertThat(states).hasToString(cell.replace('C', enableAt == EnableAt.OPEN ? 'S' : 'I'));
    }

    @ParameterizedTest(name = "{0} in {1} with {2}")
    @MethodSource("cells")
    void shouldKeepAllLawsWhateverIsDoneThen(Fault fault, When when, EnableAt enableAt) {
        for (final Operation then : THEN) {
            final List<Step> steps = steps(when, fault);
            steps.addAll(List.of(then, Operation.IRQ, Operation.IO_WORK, Operation.START, Operation.RESET));
            assertThat(new LoadRun(enableAt).failure(steps)).as(then.name()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hazardEShouldLeaveTheUserWaitingWhenThePathOfAStartThatHasNotBegunGoes(EnableAt enableAt) {
        final LoadRun run = new LoadRun(enableAt);
        final List<Step> steps = new ArrayList<>(When.IDLE.way);
        steps.addAll(List.of(Operation.DEVICE_LETS_CANCEL, Operation.START, Operation.CHP_OFFLINE));
        steps.add(load -> load.rig.settle());
        steps.add(load -> assertThat(load.device().state()).isEqualTo(State.CP_PENDING));
        steps.add(Operation.RESET);
        steps.add(load -> assertThat(load.device().state()).isEqualTo(State.IDLE));
        assertThat(run.failure(steps)).isNull();
        assertThat(run.hazards).containsOnlyKeys('e');
    }

    /** The way there, the fault, and whatever is on its way then. */
    private static List<Step> steps(When when, Fault fault) {
        final List<Step> steps = new ArrayList<>(when.way);
        if (when == When.TRANSLATING) {
            steps.add(load -> {
                load.whileTranslating(() -> fault.operations.forEach(operation -> operation.on(load)));
                Operation.START.on(load);
            });
        } else {
            steps.addAll(fault.operations);
        }
        steps.add(load -> load.rig.settle());
        return steps;
    }

    private static char letter(State state) {
        return switch (state) {
            case NOT_OPER -> 'N';
            case STANDBY -> 'S';
            case IDLE -> 'I';
            case CP_PROCESSING -> throw new AssertionError("nobody processes");
            case CP_PENDING -> 'P';
        };
    }
}
