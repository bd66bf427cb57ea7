package org.ccwbench.bench.irq;

import java.util.Locale;

/** Where interruptions come from. */
public enum Placement {
    /** The translating thread looks at the schedule between programs and presents what is due itself. */
    INLINE,
    /** A device thread presents them on another core, whatever the translating thread is doing. */
    REMOTE;

    /** The name in parameters and options: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
