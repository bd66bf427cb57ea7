package org.ccwbench.vfio.explore;

import static org.ccwbench.vfio.explore.Callback.ASYNC_CLEAR;
import static org.ccwbench.vfio.explore.Callback.ASYNC_HALT;
import static org.ccwbench.vfio.explore.Callback.CHP_EVENT;
import static org.ccwbench.vfio.explore.Callback.CLOSE;
import static org.ccwbench.vfio.explore.Callback.CSS_REMOVE;
import static org.ccwbench.vfio.explore.Callback.DMA_UNMAP;
import static org.ccwbench.vfio.explore.Callback.IO_WORK;
import static org.ccwbench.vfio.explore.Callback.IO_WRITE;
import static org.ccwbench.vfio.explore.Callback.IRQ;
import static org.ccwbench.vfio.explore.Callback.MDEV_CREATE;
import static org.ccwbench.vfio.explore.Callback.MDEV_REMOVE;
import static org.ccwbench.vfio.explore.Callback.OPEN;
import static org.ccwbench.vfio.explore.Callback.READ;
import static org.ccwbench.vfio.explore.Callback.RESET;
import static org.ccwbench.vfio.explore.Callback.SCH_EVENT;
import static org.ccwbench.vfio.explore.Callback.SHUTDOWN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Callbacks that may run at once from one start.
 *
 * @param callbacks two or three
 */
record Case(Start start, List<Callback> callbacks) {
    /** Calls of the user's file. It is closed for the last time when all of them have returned. */
    private static final Set<Callback> OF_FILE = EnumSet.of(IO_WRITE, ASYNC_HALT, ASYNC_CLEAR, READ, RESET);

    /**
     * What runs once at a time: interruptions are taken by one thread, work is done by one, storage is unmapped with a
     * lock held, a system goes down once, a file is closed for the last time once, the common I/O layer looks at a
     * subchannel in one thread.
     */
    private static final Set<Callback> SINGLE = EnumSet.of(IRQ, IO_WORK, DMA_UNMAP, SHUTDOWN, CLOSE, SCH_EVENT);

    Case {
        callbacks = List.copyOf(callbacks);
    }

    /** Every pair from every start, as far as the kernel lets it happen. */
    static List<Case> pairs() {
        final List<Case> pairs = new ArrayList<>();
        for (final Start start : Start.values()) {
            for (final Callback one : Callback.values()) {
                for (final Callback other : Callback.values()) {
                    final Case pair = new Case(start, List.of(one, other));
                    if (one.ordinal() <= other.ordinal() && pair.canHappen()) {
                        pairs.add(pair);
                    }
                }
            }
        }
        return pairs;
    }

    /** Three at once where each of the pairs among them touches what the third relies on; from every start. */
    static List<Case> triples() {
        final List<List<Callback>> together = List.of(
                List.of(IO_WRITE, IRQ, IO_WORK),
                List.of(IO_WRITE, ASYNC_HALT, IO_WORK),
                List.of(IO_WRITE, IO_WRITE, IRQ),
                List.of(IO_WRITE, RESET, IO_WORK),
                List.of(IO_WRITE, DMA_UNMAP, IRQ),
                List.of(IO_WRITE, SHUTDOWN, IRQ),
                List.of(IO_WRITE, SCH_EVENT, IO_WORK),
                List.of(IO_WRITE, CHP_EVENT, IRQ),
                List.of(ASYNC_CLEAR, IRQ, IO_WORK),
                List.of(RESET, IRQ, IO_WORK),
                List.of(RESET, DMA_UNMAP, IRQ),
                List.of(RESET, SCH_EVENT, SHUTDOWN),
                List.of(CLOSE, IRQ, IO_WORK),
                List.of(CLOSE, SCH_EVENT, IRQ),
                List.of(CLOSE, OPEN, MDEV_REMOVE),
                List.of(CLOSE, SHUTDOWN, MDEV_REMOVE),
                List.of(MDEV_REMOVE, IRQ, IO_WORK),
                List.of(MDEV_REMOVE, CHP_EVENT, READ),
                List.of(MDEV_REMOVE, SCH_EVENT, IRQ),
                List.of(MDEV_REMOVE, CSS_REMOVE, OPEN),
                List.of(MDEV_REMOVE, CSS_REMOVE, MDEV_CREATE),
                List.of(CSS_REMOVE, SHUTDOWN, IRQ),
                List.of(CSS_REMOVE, SCH_EVENT, CHP_EVENT));
        final List<Case> triples = new ArrayList<>();
        for (final Start start : Start.values()) {
            for (final List<Callback> callbacks : together) {
                final Case triple = new Case(start, callbacks);
                if (triple.canHappen()) {
                    triples.add(triple);
                }
            }
        }
        return triples;
    }

    boolean canHappen() {
        for (final Callback callback : callbacks) {
            final boolean needsFile = OF_FILE.contains(callback) || callback == CLOSE || callback == DMA_UNMAP;
            if (needsFile && !start.isOpen()
                    || OF_FILE.contains(callback) && callbacks.contains(CLOSE)
                    || SINGLE.contains(callback)
                            && callbacks.stream().filter(callback::equals).count() > 1) {
                return false;
            }
        }
        return true;
    }

    List<String> names() {
        return callbacks.stream().map(Callback::name).toList();
    }

    @Override
    public String toString() {
        return start + " " + String.join("|", names());
    }
}
