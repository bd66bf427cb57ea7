package org.ccwbench.vfio;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.ccwbench.kernel.EventFd;

/** The eventfds that a user has set. */
final class EventFds {
    private final AtomicReferenceArray<EventFd> triggers = new AtomicReferenceArray<>(VfioCcwDevice.IRQS);

    void set(int irq, EventFd eventFd) {
        triggers.set(irq, eventFd);
    }

    /** Whether there is one. */
    boolean signal(int irq) {
        final EventFd eventFd = triggers.get(irq);
        if (eventFd == null) {
            return false;
        }
        eventFd.signal();
        return true;
    }
}
