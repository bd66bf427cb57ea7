package org.ccwbench.vfio.explore;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ccwbench.explore.Places;
import org.ccwbench.explore.Steps;
import org.ccwbench.vfio.Event;
import org.ccwbench.vfio.State;
import org.ccwbench.vfio.VfioCcwDevice;

/** What must hold between all steps, when everything has settled, and when everything is torn down. */
final class Laws {
    /** Where each action of the table may lead. */
    private static final Map<State, Set<State>> LEGAL = new EnumMap<>(Map.of(
            State.NOT_OPER, EnumSet.noneOf(State.class),
            State.STANDBY, EnumSet.of(State.NOT_OPER, State.IDLE),
            State.IDLE, EnumSet.of(State.NOT_OPER, State.STANDBY, State.CP_PROCESSING),
            State.CP_PROCESSING, EnumSet.of(State.NOT_OPER, State.STANDBY, State.IDLE, State.CP_PENDING),
            State.CP_PENDING, EnumSet.of(State.NOT_OPER, State.STANDBY, State.IDLE)));

    /** Callbacks after which an interruption may be gone, or the program ended without one. */
    private static final Set<Callback> ENDING = EnumSet.of(
            Callback.CLOSE,
            Callback.RESET,
            Callback.DMA_UNMAP,
            Callback.MDEV_REMOVE,
            Callback.CSS_REMOVE,
            Callback.SHUTDOWN,
            Callback.SCH_EVENT);

    private static final int MOST_ROUNDS = 100;

    private final World world;
    private final boolean ends;

    private VfioCcwDevice watched;
    private State before;
    private int taken;

    /** Nobody closes a device that is not operational, so its subchannel may stay enabled, as in Linux. */
    private boolean wasLost;

    Laws(World world, List<Callback> callbacks) {
        this.world = world;
        this.ends = callbacks.stream().anyMatch(ENDING::contains);
    }

    void begin() {
        watched = world.device();
        before = watched.state();
    }

    /** An event, as the trace tells it. */
    void fired(State state, Event event) {
        if (event == Event.INTERRUPT && state != State.NOT_OPER && state != State.STANDBY) {
            taken++;
        }
    }

    void observe() {
        observeState();
        final int pins = world.pins();
        if (world.machine.runs && pins == 0) {
            Steps.report(
                    Places.isIn("Interruption")
                            ? Hazard.STALE_INTERRUPTION.text()
                            : "the page of a running program is not pinned");
        }
        if (pins < 0 || pins > 1) {
            Steps.report("a page of one program is pinned " + pins + " times");
        }
    }

    private void observeState() {
        final VfioCcwDevice device = world.device();
        if (device != watched) {
            watched = device;
            before = State.STANDBY;
        }
        if (device == null) {
            return;
        }
        final State now = device.state();
        if (now != before) {
            observeChange(before, now);
            wasLost |= now == State.NOT_OPER;
            before = now;
        }
    }

    /** A request and a delivery may only end what is still there; other changes are those of the table. */
    private static void observeChange(State from, State to) {
        final boolean isRequest = Places.isIn("IoRequest");
        final boolean isOpening = from == State.STANDBY && to == State.IDLE;
        if (LEGAL.get(from).contains(to) && !(isOpening && (isRequest || Places.isIn("Interruption")))) {
            return;
        }
        if (isRequest) {
            final boolean isLost = from == State.NOT_OPER;
            Steps.report((isLost ? Hazard.NOT_OPER_OVERWRITTEN : Hazard.CLOSED_UNDER_REQUEST).text());
        } else {
            Steps.report(from + " becomes " + to + " at " + Places.here());
        }
    }

    void end() {
        world.settle();
        if (world.machine.runs && world.pins() == 0 && world.is(State.IDLE)) {
            Steps.report(Hazard.STALE_INTERRUPTION.text());
        }
        observe();
        if (world.sch.isTodoPending() && !world.is(State.NOT_OPER)) {
            world.bus.later().doWork();
            observe();
        }
        settled();
        tearDown();
        if (world.guest.pins() != 0) {
            Steps.report("a page is still pinned after everything");
        }
        if (world.parent() != null || Steps.lifetimes() != 0) {
            Steps.report("private data is still there after everything");
        }
        if (world.isEnabled() && !wasLost) {
            Steps.report("the subchannel is still enabled after everything");
        }
    }

    private void settled() {
        final VfioCcwDevice device = world.device();
        if (device == null || device.state() == State.NOT_OPER) {
            return;
        }
        final State state = device.state();
        if (state == State.CP_PROCESSING) {
            Steps.report("CP_PROCESSING and nobody processes");
        }
        if (state == State.CP_PENDING && !world.machine.runs) {
            Steps.report("CP_PENDING for ever: an interruption was lost");
        }
        if (state != State.CP_PENDING && world.guest.pins() != 0) {
            Steps.report(state + " with a page pinned");
        }
        if (world.isEnabled() == (state == State.STANDBY)) {
            Steps.report(state + " but the subchannel is " + (world.isEnabled() ? "enabled" : "disabled"));
        }
        if (!ends && world.opens.get() > 0) {
            delivered();
        }
    }

    private void delivered() {
        final long told = world.io.peek();
        if (taken > 0 && told == 0) {
            Steps.report("the user was never told of an interruption");
        } else if (told < taken) {
            Steps.report(Hazard.COALESCED.text());
        }
    }

    private void tearDown() {
        world.closeAll();
        int round = 0;
        while (world.bus.later().doWork() != 0 || world.parent() != null) {
            if (world.parent() != null) {
                world.bus.unbind(world.sch);
            }
            world.settle();
            if (++round == MOST_ROUNDS) {
                Steps.report("never torn down");
                return;
            }
        }
    }
}
