package org.ccwbench.explore;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Which objects live and die together. A use is part of the step in front of it, and the end of a lifetime a step of
 * its own, so that an order is found in which the end comes first, even where nothing else orders the two.
 */
final class Lifetimes {
    private final Scheduler scheduler;
    private final Map<Object, Integer> lifetimes = new IdentityHashMap<>();
    private int current;
    private int alive;

    /** A bit for each that is over. */
    private long over;

    Lifetimes(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void clear() {
        lifetimes.clear();
        current = 0;
        alive = 0;
        over = 0;
    }

    void begin() {
        current++;
        if (++alive > 1) {
            scheduler.report("two at once that should be one after the other");
        }
    }

    int alive() {
        return alive;
    }

    void created(Object object) {
        lifetimes.put(object, current);
    }

    void released(Object object) {
        final Integer lifetime = lifetimes.get(object);
        scheduler.access(lifetime, Effect.PLAIN_WRITE.on(Steps.OVER));
        alive--;
        over |= 1L << lifetime;
    }

    void enter(Object object) {
        final Integer lifetime = scheduler.isRunning() ? lifetimes.get(object) : null;
        if (lifetime == null) {
            return;
        }
        scheduler.alsoReads(lifetime, Steps.OVER);
        if ((over >> lifetime & 1) != 0) {
            scheduler.report("used after release: " + object.getClass().getSimpleName());
        }
    }
}
