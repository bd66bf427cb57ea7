package org.ccwbench.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields that rewritten code accesses in steps, by number. */
final class FieldTable {
    private static final List<String> NAMES = new ArrayList<>();

    private final Map<String, Integer> whats = new HashMap<>();

    /** A field that is not final, of a class by its internal name. */
    void add(String owner, String name, boolean isVolatile) {
        synchronized (NAMES) {
            whats.put(owner + "." + name, NAMES.size() << Steps.FIELD_SHIFT | (isVolatile ? 0 : Steps.PLAIN));
            NAMES.add(name);
        }
    }

    /** The argument of {@link Steps#access} for a read, or null when no step is needed. */
    Integer what(String owner, String name) {
        return whats.get(owner + "." + name);
    }

    static String name(int number) {
        synchronized (NAMES) {
            return NAMES.get(number);
        }
    }
}
