package org.ccwbench.explore;

/** What an access to a variable is, to other threads. */
public enum Effect {
    /** Of a plain field or buffer: nothing is ordered by it. */
    PLAIN_READ,
    PLAIN_WRITE,
    /** Of a volatile field or an atomic: the thread sees what was done before the writes so far. */
    READ,
    /** Who reads it from now on sees what the thread did before. */
    WRITE,
    /** Both at once. A compareAndSet is taken to succeed. */
    UPDATE;

    private static final int BITS = 3;
    private static final Effect[] ALL = values();

    boolean isPlain() {
        return this == PLAIN_READ || this == PLAIN_WRITE;
    }

    boolean changes() {
        return this != PLAIN_READ && this != READ;
    }

    boolean acquires() {
        return this == READ || this == UPDATE;
    }

    boolean releases() {
        return this == WRITE || this == UPDATE;
    }

    /** The second argument of {@link Steps#access}, for a field. */
    int on(int field) {
        return field << BITS | ordinal();
    }

    /** The effect in such an argument. */
    static Effect of(int what) {
        return ALL[what & (1 << BITS) - 1];
    }

    /** The field in such an argument. */
    static int field(int what) {
        return what >> BITS;
    }
}
