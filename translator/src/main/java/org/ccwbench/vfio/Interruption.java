package org.ccwbench.vfio;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Scsw;

/**
 * An interruption on its way to the user: kept when it comes, with the subchannel's lock held, and delivered by the
 * work queue. There is room for one; the next overwrites it.
 *
 * <p>Source: Linux vfio_ccw_drv.c, vfio_ccw_sch_io_todo(). There the block is copied while the next interruption may be
 * writing it; here with the subchannel's lock held.
 */
final class Interruption {
    private final VfioCcwDevice device;
    private final Fsm fsm;
    private final DeviceEvents events;

    /** The one that is coming in, while that lasts; guarded by sch.lock. */
    private DirectBuffer incoming;

    /** The last one that was kept; guarded by sch.lock. */
    private final UnsafeBuffer last = new UnsafeBuffer(new byte[Irb.BYTES]);

    /** The one that is delivered; guarded by ioMutex. */
    private final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);

    Interruption(VfioCcwDevice device, Fsm fsm) {
        this.device = device;
        this.fsm = fsm;
        this.events = device.events;
    }

    void arrives(DirectBuffer block) {
        incoming = block;
        fsm.fire(Event.INTERRUPT);
        incoming = null;
    }

    void keep() {
        last.putBytes(0, incoming, 0, Irb.BYTES);
        events.keep(device.sch.intendedNanos());
    }

    /** The user is told last, so that he can start the next program at once. */
    void deliver() {
        final InterruptEvent interrupt;
        device.ioMutex.lock();
        try {
            device.sch.lock().lock();
            irb.putBytes(0, last, 0, Irb.BYTES);
            interrupt = events.take();
            device.sch.lock().unlock();
            final State before = fsm.state();
            final StateChangeEvent change = events.change();
            final boolean finished = turnBack();
            device.regions.io().putBytes(Regions.IRB_OFFSET, irb, 0, Irb.BYTES);
            if (finished) {
                fsm.advance(State.CP_PENDING, State.IDLE);
            }
            if (change != null) {
                events.changed(change, before, DeviceEvents.IO_WORK, fsm.state());
            }
        } finally {
            device.ioMutex.unlock();
        }
        device.signal(VfioCcwDevice.IO_IRQ);
        if (interrupt != null) {
            events.delivered(interrupt, irb);
        }
    }

    /** While the program is still there; frees it when it ended. */
    private boolean turnBack() {
        if (!Scsw.isSolicited(irb, Irb.SCSW_OFFSET)) {
            return false;
        }
        device.program.updateScsw(irb, Irb.SCSW_OFFSET);
        if (!Scsw.isFinal(irb, Irb.SCSW_OFFSET) || fsm.state() != State.CP_PENDING) {
            return false;
        }
        device.program.free();
        return true;
    }
}
