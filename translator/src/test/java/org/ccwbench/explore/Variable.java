package org.ccwbench.explore;

import java.util.Arrays;

/** Something shared: a field of an object, a buffer, a lock. Steps are named by their place in the history. */
final class Variable {
    static final int NEVER = -1;

    /** Who it belongs to, and which field of it, or one of the numbers of {@link Steps} for what has none. */
    Object owner;

    int field;

    int lastWrite;

    /** The last step that took it, if it is a lock. */
    int lastAcquire;

    /** By thread: its last read since the last write. */
    final int[] lastReads = new int[Runner.MOST];

    /** Who has it, if it is a lock. */
    Runner holder;

    /** By thread: how far whoever synchronises with it from now on has seen the others. */
    final int[] released = new int[Runner.MOST];

    /** The last plain write and reads: by whom and when, in the time of {@link DataRaces}. */
    int writer;

    int writeTime;
    final int[] readTimes = new int[Runner.MOST];

    void reset(Object newOwner, int newField) {
        owner = newOwner;
        field = newField;
        lastWrite = NEVER;
        lastAcquire = NEVER;
        Arrays.fill(lastReads, NEVER);
        holder = null;
        Arrays.fill(released, 0);
        writer = NEVER;
        writeTime = 0;
        Arrays.fill(readTimes, 0);
    }
}
