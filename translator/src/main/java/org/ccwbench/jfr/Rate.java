package org.ccwbench.jfr;

/** One in how many a type of event is recorded: 1 unless a recording says otherwise through {@link Every}. */
public final class Rate {
    private volatile int every = 1;

    /** 1 or more. */
    public int every() {
        return every;
    }

    void every(int number) {
        every = number;
    }
}
