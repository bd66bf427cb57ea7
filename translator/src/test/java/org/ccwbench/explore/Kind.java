package org.ccwbench.explore;

/** What a thread does in a step. */
enum Kind {
    /** It begins. */
    START,
    READ,
    WRITE,
    /** Possible when nobody has the lock. */
    LOCK,
    TRY_LOCK,
    UNLOCK,
    /** Goes on when a condition holds, or with a time-out. */
    AWAIT,
    /** Waits for a moment, whatever happens. */
    PAUSE,
    /** Does what is left to the world around the threads, when none of them can go on. */
    HELP;

    boolean changes() {
        return this != READ && this != AWAIT;
    }
}
