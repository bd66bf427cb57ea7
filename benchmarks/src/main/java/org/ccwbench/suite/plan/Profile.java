package org.ccwbench.suite.plan;

import java.util.Locale;

/** How much of the parameters is measured. */
public enum Profile {
    /** The values that answer a benchmark's question. */
    STANDARD,
    /** Every combination of all values. */
    FULL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
