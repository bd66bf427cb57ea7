package org.ccwbench.explore;

import java.util.IdentityHashMap;
import java.util.Map;

/** Which objects live and die together. */
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
        alive--;
        over |= 1L << lifetimes.get(object);
    }

    void enter(Object object) {
        if (over != 0 && scheduler.isRunning() && isOver(object)) {
            scheduler.report("used after release: " + object.getClass().getSimpleName());
        }
    }

    private boolean isOver(Object object) {
        final Integer lifetime = lifetimes.get(object);
        return lifetime != null && (over >> lifetime & 1) != 0;
    }
}
