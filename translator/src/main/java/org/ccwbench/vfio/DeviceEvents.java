package org.ccwbench.vfio;

import org.agrona.DirectBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.jfr.Sampler;

/** What JFR is told about one device. With the events off, nothing here but a test of a constant. */
final class DeviceEvents {
    /** The event in {@link StateChangeEvent} for what the work queue does. */
    static final String IO_WORK = "IO_WORK";

    private final String subchannel;
    private final Sampler changes = new Sampler(StateChangeEvent.Setting.RATE);
    private final Sampler interruptions = new Sampler(InterruptEvent.Setting.RATE);

    /** One is kept and not yet taken; guarded by sch.lock, as are the next three. */
    private boolean isKept;

    private boolean isTaken;
    private int overwritten;
    private InterruptEvent kept;

    /** @param subchannel its name */
    DeviceEvents(String subchannel) {
        this.subchannel = subchannel;
    }

    /** An event comes. @return what to pass to {@link #changed}, or null */
    StateChangeEvent change() {
        return StateChangeEvent.isOn() && changes.takes() ? beginChange() : null;
    }

    private static StateChangeEvent beginChange() {
        final StateChangeEvent change = new StateChangeEvent();
        change.begin();
        return change;
    }

    /** It was handled. */
    void changed(StateChangeEvent change, State from, String event, State to) {
        change.end();
        change.subchannel = subchannel;
        change.from = from.name();
        change.event = event;
        change.to = to.name();
        change.commit();
    }

    /** An interruption is kept; with sch.lock held. */
    void keep(long intendedNanos) {
        if (InterruptEvent.isOn()) {
            beginInterrupt(intendedNanos);
        }
    }

    private void beginInterrupt(long intendedNanos) {
        if (isKept) {
            overwritten++;
        } else {
            overwritten = 0;
            isTaken = interruptions.takes();
        }
        isKept = true;
        kept = null;
        if (isTaken) {
            kept = new InterruptEvent();
            kept.begin();
            kept.intended = intendedNanos;
            kept.overwritten = overwritten;
        }
    }

    /** The one that is kept is about to be delivered; with sch.lock held. @return for {@link #delivered}, or null */
    InterruptEvent take() {
        if (!InterruptEvent.isOn()) {
            return null;
        }
        final InterruptEvent taken = kept;
        kept = null;
        isKept = false;
        return taken;
    }

    /** The user was told. */
    void delivered(InterruptEvent interrupt, DirectBuffer irb) {
        interrupt.end();
        interrupt.delivered = System.nanoTime();
        interrupt.latency = interrupt.intended == 0 ? 0 : interrupt.delivered - interrupt.intended;
        interrupt.subchannel = subchannel;
        interrupt.kind = kind(irb);
        interrupt.commit();
    }

    private static String kind(DirectBuffer irb) {
        if (!Scsw.isSolicited(irb, Irb.SCSW_OFFSET)) {
            return "unsolicited";
        }
        return Scsw.isFinal(irb, Irb.SCSW_OFFSET) ? "final" : "intermediate";
    }
}
