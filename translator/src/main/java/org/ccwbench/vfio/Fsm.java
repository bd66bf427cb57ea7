package org.ccwbench.vfio;

import static org.ccwbench.arch.ConditionCode.CC0;
import static org.ccwbench.arch.ConditionCode.CC1;
import static org.ccwbench.arch.ConditionCode.CC2;
import static org.ccwbench.arch.ConditionCode.CC3;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.CssDevice;
import org.ccwbench.memory.Errno;

/**
 * What each event means in each state. Firing one takes no lock for the state itself, as in Linux: what that leaves
 * open is listed in the README under "Life cycle".
 *
 * <p>Source: Linux vfio_ccw_fsm.c, vfio_ccw_jumptable.
 *
 * <p>Differs from Linux: opening, closing and delivering an interruption do not overwrite a state that somebody else
 * has set since they looked. There a lost device can come back, and a closed one become idle.
 *
 * <p>Next: {@link IoRequest}, {@link Interruption}, {@link Quiesce}. Measured by bench.vfio.FsmBenchmark.
 */
final class Fsm {
    private static final int VFIO_CCW_ISC = 3;

    private enum Action {
        NOP,
        NOTOPER,
        IO_ERROR,
        IO_RETRY,
        IO_BUSY,
        IO_REQUEST,
        DISABLED_IRQ,
        IRQ,
        ASYNC_ERROR,
        ASYNC_RETRY,
        ASYNC_REQUEST,
        OPEN,
        CLOSE
    }

    private static final Action[][] TABLE = table("""
            event          NOT_OPER  IO_REQ      INTERRUPT     ASYNC_REQ      OPEN     CLOSE
            NOT_OPER       NOP       IO_ERROR    DISABLED_IRQ  ASYNC_ERROR    NOP      NOP
            STANDBY        NOTOPER   IO_ERROR    DISABLED_IRQ  ASYNC_ERROR    OPEN     NOTOPER
            IDLE           NOTOPER   IO_REQUEST  IRQ           ASYNC_REQUEST  NOTOPER  CLOSE
            CP_PROCESSING  NOTOPER   IO_RETRY    IRQ           ASYNC_RETRY    NOTOPER  CLOSE
            CP_PENDING     NOTOPER   IO_BUSY     IRQ           ASYNC_REQUEST  NOTOPER  CLOSE
            """);

    private final VfioCcwDevice device;
    private final CssDevice sch;
    private final Trace trace;
    private final DeviceEvents events;
    private final IoRequest request;
    private final Interruption interruption;
    private final Quiesce quiesce;

    /** Changed with a lock held, not always the same one; what a change publishes is guarded by those. */
    private final AtomicReference<State> state = new AtomicReference<>(State.STANDBY);

    Fsm(VfioCcwDevice device) {
        this.device = device;
        this.sch = device.sch;
        this.trace = device.trace;
        this.events = device.events;
        this.request = new IoRequest(device, this);
        this.interruption = new Interruption(device, this);
        this.quiesce = new Quiesce(device);
    }

    private static Action[][] table(String text) {
        final String[] lines = text.lines().skip(1).toArray(String[]::new);
        final Action[][] table = new Action[lines.length][];
        for (int state = 0; state < lines.length; state++) {
            final String[] cells = lines[state].trim().split(" +");
            table[State.valueOf(cells[0]).ordinal()] =
                    Arrays.stream(cells).skip(1).map(Action::valueOf).toArray(Action[]::new);
        }
        return table;
    }

    /** The state now; without a lock that is what it was. */
    State state() {
        return state.getAcquire();
    }

    void state(State next) {
        state.setRelease(next);
    }

    /** Goes from one state to another, unless somebody was faster: the device has been closed, or lost. */
    boolean advance(State from, State to) {
        return state.compareAndSet(from, to);
    }

    Interruption interruption() {
        return interruption;
    }

    /** Does what an event means in this state. */
    void fire(Event event) {
        final State now = state();
        trace.fsmEvent(sch.id(), now, event);
        final StateChangeEvent change = events.change();
        act(now, event);
        if (change != null) {
            events.changed(change, now, event.name(), state());
        }
    }

    private void act(State now, Event event) {
        switch (TABLE[now.ordinal()][event.ordinal()]) {
            case NOTOPER -> notOper();
            case IO_ERROR -> ioError(now);
            case IO_RETRY -> device.regions.ioReturn(Errno.EAGAIN);
            case IO_BUSY -> device.regions.ioReturn(Errno.EBUSY);
            case IO_REQUEST -> request.run();
            case DISABLED_IRQ -> sch.disable();
            case IRQ -> irq();
            case ASYNC_ERROR -> asyncError(now);
            case ASYNC_RETRY -> device.regions.commandReturn(Errno.EAGAIN);
            case ASYNC_REQUEST -> asyncRequest();
            case OPEN -> open();
            case CLOSE -> close();
            default -> {
                // NOP: it is not operational already
            }
        }
    }

    /** May be called with or without the subchannel's lock, so what needs a mutex is left to the work queue. */
    private void notOper() {
        device.kernel.messages().warn("vfio_ccw: subchannel " + sch.id() + " is not operational");
        sch.scheduleUnregister();
        state(State.NOT_OPER);
        device.work.queue(device.notOperWork);
    }

    private void ioError(State now) {
        device.regions.ioReturn(Errno.EIO);
        device.kernel.messages().warn("vfio_ccw: subchannel " + sch.id() + ": I/O request in state " + now);
    }

    private void asyncError(State now) {
        device.regions.commandReturn(Errno.EIO);
        device.kernel.messages().warn("vfio_ccw: subchannel " + sch.id() + ": command in state " + now);
    }

    private void irq() {
        interruption.keep();
        device.work.queue(device.ioWork);
        quiesce.interrupted();
    }

    private void asyncRequest() {
        final int command = device.regions.command();
        final int result = switch (command) {
            case Regions.HALT -> halt();
            case Regions.CLEAR -> clear();
            default -> Errno.EINVAL;
        };
        device.regions.commandReturn(result);
        trace.asyncRequest(sch.id(), command, result);
    }

    private int halt() {
        sch.lock().lock();
        try {
            final int result = sch.subchannel().hsch();
            return switch (result) {
                case CC0 -> {
                    final int actl = Scsw.actl(sch.schib(), Schib.SCSW_OFFSET);
                    Scsw.actl(sch.schib(), Schib.SCSW_OFFSET, actl | Scsw.HALT_PENDING);
                    yield 0;
                }
                case CC1, CC2 -> Errno.EBUSY;
                case CC3 -> Errno.ENODEV;
                default -> result;
            };
        } finally {
            sch.lock().unlock();
        }
    }

    private int clear() {
        sch.lock().lock();
        try {
            final int result = sch.subchannel().csch();
            return switch (result) {
                case CC0 -> {
                    Scsw.actl(sch.schib(), Schib.SCSW_OFFSET, Scsw.CLEAR_PENDING);
                    yield 0;
                }
                case CC3 -> Errno.ENODEV;
                default -> result;
            };
        } finally {
            sch.lock().unlock();
        }
    }

    private void open() {
        sch.lock().lock();
        final boolean enabled;
        try {
            enabled = sch.enable(VFIO_CCW_ISC) == 0;
            if (enabled && !advance(State.STANDBY, State.IDLE)) {
                sch.disable();
            }
        } finally {
            sch.lock().unlock();
        }
        if (!enabled) {
            fire(Event.NOT_OPER);
        }
    }

    private void close() {
        if (disabled()) {
            device.freeProgram();
        } else {
            fire(Event.NOT_OPER);
        }
    }

    private boolean disabled() {
        sch.lock().lock();
        try {
            if (!Pmcw.ena(sch.schib(), Schib.PMCW_OFFSET)) {
                return false;
            }
            int result = sch.disable();
            if (result == Errno.EBUSY) {
                result = quiesce.run();
            }
            if (result == 0) {
                state.updateAndGet(now -> now == State.NOT_OPER ? now : State.STANDBY);
            }
            return result == 0;
        } finally {
            sch.lock().unlock();
        }
    }
}
