package org.ccwbench.explore;

import java.util.List;

/** What is explored. Everything but the actors runs outside of the schedule, while all actors stand still. */
public interface Scenario {
    /** Makes a new world, the same each time. */
    void begin();

    /** The threads, at most three; the same number each time. */
    List<Actor> actors();

    /** Looks at the state between two steps, for what must always hold; {@link Steps#report} says what does not. */
    void observe();

    /** Whether the world around the actors can do something that may let them go on. */
    boolean canHelp();

    /** Does it, in a thread of its own whose steps are interleaved as those of the actors. */
    void help();

    /** Looks at the state when all actors have ended; not called when they have not. */
    void end();
}
