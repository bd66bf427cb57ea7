package org.ccwbench.suite.gate.counters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was counted of one program: a number for each {@link Counter}. */
public record Counts(List<Long> values) {

    public Counts {
        values = List.copyOf(values);
        if (values.size() != Counter.values().length) {
            throw new IllegalArgumentException("there are " + Counter.values().length + " counters, not " + values);
        }
    }

    /** @param values in the order of {@link Counter} */
    public static Counts of(long... values) {
        return new Counts(Arrays.stream(values).boxed().toList());
    }

    public long get(Counter counter) {
        return values.get(counter.ordinal());
    }

    /** A sentence for each counter that differs from an earlier one, such as {@code guest bytes read 8 -> 16}. */
    public List<String> changesFrom(Counts before) {
        final List<String> changes = new ArrayList<>();
        for (final Counter counter : Counter.values()) {
            if (get(counter) != before.get(counter)) {
                changes.add(counter + " " + before.get(counter) + " -> " + get(counter));
            }
        }
        return changes;
    }

    /** Whether one counter is above an earlier one. */
    public boolean isMoreThan(Counts before) {
        return Arrays.stream(Counter.values()).anyMatch(counter -> get(counter) > before.get(counter));
    }
}
