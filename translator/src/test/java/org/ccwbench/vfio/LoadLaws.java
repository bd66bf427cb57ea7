package org.ccwbench.vfio;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.Instruction;
import org.ccwbench.memory.PageTable;

/**
 * What must hold of a {@link Load} after each operation. The hazards that Linux has and this driver keeps, by their
 * letters as in the README, are let pass and counted where they can be told from mistakes.
 */
final class LoadLaws {
    /** Where a state may lead until it is looked at again. */
    private static final Map<State, Set<State>> LEGAL = new EnumMap<>(Map.of(
            State.NOT_OPER, EnumSet.noneOf(State.class),
            State.STANDBY, EnumSet.of(State.NOT_OPER, State.IDLE),
            State.IDLE, EnumSet.allOf(State.class),
            State.CP_PROCESSING, EnumSet.of(State.NOT_OPER, State.IDLE, State.CP_PENDING),
            State.CP_PENDING, EnumSet.of(State.NOT_OPER, State.STANDBY, State.IDLE)));

    /** After how many operations each hazard was met. */
    final Map<Character, Integer> hazards = new TreeMap<>();

    /** In how many operations a device was in each state afterwards. */
    final Map<State, Integer> states = new EnumMap<>(State.class);

    private final Load load;
    private final Rig rig;

    /** The device that there was after the last operation, and its state. */
    private VfioCcwDevice device;

    private State before;

    /** An interruption was kept and the user has not been told. */
    private boolean isOwed;

    /** Two were, and the program may have ended with the first: hazard c. */
    private boolean isCoalesced;

    /** A start was cancelled because its path goes, and no interruption tells of that: hazard e. */
    private boolean isCancelled;

    /** It was lost while a program was translated: hazard d. */
    private boolean isOverwritten;

    /** A device was given up since the subchannel was disabled last; nobody disables it then, as in Linux. */
    private boolean isLeftEnabled;

    /** The last device that was released, and what it was like. */
    private VfioCcwDevice released;

    private String remains;

    LoadLaws(Load load) {
        this.load = load;
        this.rig = load.rig;
    }

    /** Throws when something does not hold. */
    void check() {
        require(!rig.isAnyLockTaken(), "a lock is taken");
        final VfioCcwDevice now = load.device();
        final boolean isOld = device != null && device != now;
        if (device == null) {
            before = State.STANDBY;
            isOwed = false;
        }
        rig.traces.forEach(this::follow);
        isLeftEnabled |= rig.messages.stream().anyMatch(text -> text.endsWith("is not operational"));
        isLeftEnabled &= isEnabled() || !load.isSubchannelThere;
        if (isOld) {
            released = device;
            remains = describe(device);
        }
        device = now;
        checkReleased();
        checkParent();
        if (now == null) {
            checkNone();
        } else {
            checkDevice(now.state());
        }
    }

    /** Every event, with the state in which it came. */
    private void follow(String trace) {
        if (!Character.isUpperCase(trace.charAt(0))) {
            isCancelled |= trace.startsWith("chp") && rig.instructions.contains(Instruction.XSCH);
            return;
        }
        final String[] words = trace.split(" ");
        final State state = State.valueOf(words[0]);
        goTo(state);
        switch (Event.valueOf(words[1])) {
            case INTERRUPT -> {
                final boolean isKept = state != State.NOT_OPER && state != State.STANDBY;
                isCoalesced |= isKept && isOwed;
                isOwed |= isKept;
            }
            case NOT_OPER -> {
                goTo(State.NOT_OPER);
                isOverwritten = state == State.CP_PROCESSING;
            }
            default -> {
                // nothing to remember
            }
        }
    }

    private void goTo(State now) {
        if (now == before) {
            return;
        }
        if (before == State.NOT_OPER && isOverwritten) {
            count('d');
        } else {
            require(LEGAL.get(before).contains(now), before + " becomes " + now);
        }
        isOverwritten = false;
        before = now;
    }

    private boolean isEnabled() {
        return load.isSubchannelThere && rig.isEnabled();
    }

    private void count(char hazard) {
        hazards.merge(hazard, 1, Integer::sum);
    }

    /** Nobody may touch it any more: neither its regions nor its state, nor queue its work. */
    private void checkReleased() {
        require(released == null || describe(released).equals(remains), "a device that was released is touched");
    }

    private static String describe(VfioCcwDevice of) {
        final UnsafeBuffer io = of.regions.io();
        return of.state() + " " + of.ioWork.isPending() + of.notOperWork.isPending() + of.isOpen() + of.regionCount()
                + io.hashCode() + of.regions.command() + of.regions.commandReturn();
    }

    private void checkParent() {
        if (rig.parent() != null) {
            final int instances = rig.parent().availableInstances();
            require(instances == (device == null ? 1 : 0), "a device and " + instances + " available instances");
        }
    }

    private void checkNone() {
        checkPins(Load.Program.UNMAPPED);
        require(!isEnabled() || isLeftEnabled, "no device, but the subchannel is enabled");
        require(load.opens == 0, "the user has a file of a device that is gone");
    }

    private void checkDevice(State state) {
        goTo(state);
        states.merge(state, 1, Integer::sum);
        require(state != State.CP_PROCESSING, "nobody processes in " + state);
        final boolean isFreedLater = state == State.NOT_OPER && device.notOperWork.isPending();
        if (!isFreedLater) {
            checkPins(state == State.CP_PENDING ? load.started : Load.Program.UNMAPPED);
        }
        checkTold();
        if (load.isSubchannelThere && state != State.NOT_OPER) {
            final boolean isEnabled = isEnabled();
            require(isEnabled || state == State.STANDBY || !load.isDeviceThere, state + ", but disabled");
            require(!isEnabled || state != State.STANDBY || isLeftEnabled, "STANDBY, but enabled");
            checkMachine(state);
        }
        final boolean mayStandBy = load.enableAt == EnableAt.OPEN && load.opens == 0;
        require(state == State.NOT_OPER || (state == State.STANDBY) == mayStandBy, state + " with opens " + load.opens);
        require(device.isOpen() == load.opens > 0, "opened " + load.opens + " times");
    }

    /** The pages of this program are pinned, and no others. */
    private void checkPins(Load.Program program) {
        checkPins(Load.DATA, program.pins);
        checkPins(Load.MORE_DATA, program.morePins);
        checkPins(Load.MORE_DATA + PageTable.PAGE_BYTES, program.morePins);
        checkPins(Load.MORE_DATA + 2 * PageTable.PAGE_BYTES, 0);
    }

    private void checkPins(long page, int expected) {
        final int pins = rig.pages.pinCount(page);
        require(pins == expected, before + ": " + pins + " pins in place of " + expected + " at " + page);
    }

    /** Who has the device open is told of each interruption, or of several at once. */
    private void checkTold() {
        final boolean isTold = rig.io.read() > 0;
        if (!device.ioWork.isPending()) {
            require(!isOwed || isTold || load.opens == 0, "the user was not told of an interruption");
            isOwed = false;
        }
    }

    /** What the driver waits for must come; what the machine works on must be pinned. */
    private void checkMachine(State state) {
        final int fctl = Scsw.fctl(rig.schib(), Schib.SCSW_OFFSET);
        final boolean runs = load.isMachineWorking();
        if (state == State.CP_PENDING && fctl == 0 && rig.interrupts.isEmpty() && !device.ioWork.isPending()) {
            require(isCoalesced || isCancelled, "waits for an interruption that was lost");
            count(isCoalesced ? 'c' : 'e');
        }
        isCoalesced &= state == State.CP_PENDING;
        isCancelled &= state == State.CP_PENDING;
        if (runs && state != State.CP_PENDING) {
            require(load.isStale || isLeftEnabled, "the machine works on a program that the driver has freed");
            if (load.isStale) {
                count('a');
            }
        }
        load.isStale &= runs || state == State.CP_PENDING;
    }

    /** After everything has been taken down. */
    void checkEnd() {
        require(rig.pins() == 0, "pages are pinned after everything");
        require(rig.parent() == null, "the driver is still bound after everything");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
