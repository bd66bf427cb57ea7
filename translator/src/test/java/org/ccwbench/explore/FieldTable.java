package org.ccwbench.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields that rewritten code accesses in steps, by number. */
final class FieldTable {
    private static final List<String> NAMES = new ArrayList<>();

    private final Map<String, Integer> reads = new HashMap<>();
    private final Map<String, Integer> writes = new HashMap<>();

    /** A field that is not final, of a class by its internal name. */
    void add(String owner, String name, boolean isVolatile) {
        synchronized (NAMES) {
            reads.put(owner + "." + name, (isVolatile ? Effect.READ : Effect.PLAIN_READ).on(NAMES.size()));
            writes.put(owner + "." + name, (isVolatile ? Effect.WRITE : Effect.PLAIN_WRITE).on(NAMES.size()));
            NAMES.add(name);
        }
    }

    /** The second argument of {@link Steps#access}, or null when no step is needed. */
    Integer what(String owner, String name, boolean changes) {
        return (changes ? writes : reads).get(owner + "." + name);
    }

    static String name(int number) {
        synchronized (NAMES) {
            return NAMES.get(number);
        }
    }
}
