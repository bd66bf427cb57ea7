package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.css.Instruction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T71: every cell of the table of states and events: what the user gets, the state after it, and what was done. STSCH
 * and TSCH are not shown, of what is done several times in a row only the first.
 */
class FsmTableTest {
    private static final List<Cell> CELLS = cells("""
            state          event      result  after         effects
            NOT_OPER       NOT_OPER   -       NOT_OPER      -
            NOT_OPER       IO_REQ     -5      NOT_OPER      message
            NOT_OPER       INTERRUPT  -       NOT_OPER      MSCH
            NOT_OPER       ASYNC_REQ  -5      NOT_OPER      message
            NOT_OPER       OPEN       -       NOT_OPER      -
            NOT_OPER       CLOSE      -       NOT_OPER      -
            STANDBY        NOT_OPER   -       NOT_OPER      message unregister notOperWork
            STANDBY        IO_REQ     -5      STANDBY       message
            STANDBY        INTERRUPT  -       STANDBY       MSCH
            STANDBY        ASYNC_REQ  -5      STANDBY       message
            STANDBY        OPEN       -       IDLE          MSCH
            STANDBY        CLOSE      -       NOT_OPER      message unregister notOperWork
            IDLE           NOT_OPER   -       NOT_OPER      message unregister notOperWork
            IDLE           IO_REQ     124     CP_PENDING    SSCH pinned
            IDLE           INTERRUPT  -       IDLE          ioWork
            IDLE           ASYNC_REQ  8       IDLE          HSCH
            IDLE           OPEN       -       NOT_OPER      message unregister notOperWork
            IDLE           CLOSE      -       STANDBY       MSCH
            CP_PROCESSING  NOT_OPER   -       NOT_OPER      message unregister notOperWork
            CP_PROCESSING  IO_REQ     -11     CP_PROCESSING -
            CP_PROCESSING  INTERRUPT  -       CP_PROCESSING ioWork
            CP_PROCESSING  ASYNC_REQ  -11     CP_PROCESSING -
            CP_PROCESSING  OPEN       -       NOT_OPER      message unregister notOperWork
            CP_PROCESSING  CLOSE      -       STANDBY       MSCH
            CP_PENDING     NOT_OPER   -       NOT_OPER      message unregister pinned notOperWork
            CP_PENDING     IO_REQ     -16     CP_PENDING    pinned
            CP_PENDING     INTERRUPT  -       CP_PENDING    pinned ioWork
            CP_PENDING     ASYNC_REQ  8       CP_PENDING    HSCH pinned
            CP_PENDING     OPEN       -       NOT_OPER      message unregister pinned notOperWork
            CP_PENDING     CLOSE      -       STANDBY       MSCH XSCH MSCH
            """);

    private record Cell(State state, Event event, String result, State after, String effects) {
        @Override
        public String toString() {
            return event + " in " + state;
        }
    }

    private static List<Cell> cells(String table) {
        return table.lines()
                .skip(1)
                .map(line -> line.split(" +", 5))
                .map(cell -> new Cell(
                        State.valueOf(cell[0]), Event.valueOf(cell[1]), cell[2], State.valueOf(cell[3]), cell[4]))
                .toList();
    }

    static Stream<Cell> everyCell() {
        return CELLS.stream();
    }

    @Test
    void t71ShouldKnowEveryCellOnce() {
        final List<String> all = new ArrayList<>();
        for (final State state : State.values()) {
            for (final Event event : Event.values()) {
                all.add(event + " in " + state);
            }
        }
        assertThat(all).hasSize(30);
        assertThat(CELLS).extracting(Cell::toString).containsExactlyElementsOf(all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyCell")
    void t71ShouldDoWhatTheTableSays(Cell cell) {
        try (Rig rig = Rig.open(EnableAt.OPEN)) {
            bring(rig, cell.state);
            rig.instructions.clear();
            rig.messages.clear();

            final String result = happens(rig, cell.event);

            assertThat(result).isEqualTo(cell.result);
            assertThat(rig.state()).isEqualTo(cell.after);
            assertThat(effects(rig)).isEqualTo(cell.effects);
        }
    }

    private static void bring(Rig rig, State state) {
        switch (state) {
            case IDLE -> {
                // it is
            }
            case STANDBY -> rig.device().fsm().fire(Event.CLOSE);
            case CP_PENDING -> {
                rig.device.cancels = true;
                rig.start();
            }
            default -> rig.device().fsm().state(state);
        }
        assertThat(rig.state()).isEqualTo(state);
    }

    private static String happens(Rig rig, Event event) {
        switch (event) {
            case IO_REQ -> {
                return Integer.toString(rig.start());
            }
            case ASYNC_REQ -> {
                return Integer.toString(rig.command(Regions.HALT));
            }
            case INTERRUPT -> rig.driver.irq(rig.sch, new UnsafeBuffer(new byte[Irb.BYTES]));
            default -> rig.device().fsm().fire(event);
        }
        return "-";
    }

    private static String effects(Rig rig) {
        final List<String> effects = new ArrayList<>();
        if (!rig.messages.isEmpty()) {
            effects.add("message");
        }
        if (rig.sch.isTodoPending()) {
            effects.add("unregister");
        }
        addInstructions(rig.instructions, effects);
        if (rig.pins() != 0) {
            effects.add("pinned");
        }
        if (rig.device().ioWork.isPending()) {
            effects.add("ioWork");
        }
        if (rig.device().notOperWork.isPending()) {
            effects.add("notOperWork");
        }
        return effects.isEmpty() ? "-" : String.join(" ", effects);
    }

    private static void addInstructions(List<Instruction> instructions, List<String> effects) {
        String last = "";
        for (final Instruction instruction : instructions) {
            final String name = instruction.name();
            if (instruction != Instruction.STSCH && instruction != Instruction.TSCH && !name.equals(last)) {
                effects.add(name);
                last = name;
            }
        }
    }
}
