package org.ccwbench.suite.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.counters.Counts;

/** Compares the work that was counted with what was committed. */
public final class CounterLayer {
    /** The layer's name. */
    public static final String NAME = "work counters";

    private static final int SHOWN = 20;
    private static final String ACCEPT = "gate --accept-counters ";

    private CounterLayer() {}

    /**
     * More work than was committed is slower; less is good, and is to be committed.
     *
     * @param counted of this version
     * @param committed with this version
     * @param before committed with the baseline, when it has any
     */
    public static Layer judge(
            SortedMap<String, Counts> counted,
            SortedMap<String, Counts> committed,
            Optional<SortedMap<String, Counts>> before) {
        final List<String> more = new ArrayList<>();
        final List<String> other = new ArrayList<>();
        for (final Map.Entry<String, Counts> fixture : counted.entrySet()) {
            final Counts expected = committed.get(fixture.getKey());
            if (expected == null) {
                other.add(fixture.getKey() + ": not committed yet; " + ACCEPT + fixture.getKey());
            } else if (!expected.equals(fixture.getValue())) {
                final boolean isMore = fixture.getValue().isMoreThan(expected);
                (isMore ? more : other)
                        .add(fixture.getKey() + ": "
                                + String.join(", ", fixture.getValue().changesFrom(expected))
                                + (isMore ? "" : "; less work: " + ACCEPT + fixture.getKey()));
            }
        }
        for (final String fixture : committed.keySet()) {
            if (!counted.containsKey(fixture)) {
                other.add(fixture + ": committed, but there is no such fixture any more; " + ACCEPT + fixture);
            }
        }
        final List<String> lines = new ArrayList<>(shown(more));
        lines.addAll(shown(other));
        lines.addAll(sinceBaseline(committed, before));
        if (!more.isEmpty()) {
            return new Layer(
                    NAME, Result.SLOWER, more.size() + " of " + counted.size() + " fixtures need more work", lines);
        }
        final String fixtures = counted.size() + " fixtures";
        return new Layer(
                NAME,
                Result.PASSED,
                other.isEmpty() ? fixtures + " as committed" : fixtures + ", " + other.size() + " to be accepted",
                lines);
    }

    private static List<String> shown(List<String> lines) {
        if (lines.size() <= SHOWN) {
            return lines;
        }
        final List<String> first = new ArrayList<>(lines.subList(0, SHOWN));
        first.add("and " + (lines.size() - SHOWN) + " more");
        return first;
    }

    /** What this version has accepted. */
    private static List<String> sinceBaseline(
            SortedMap<String, Counts> committed, Optional<SortedMap<String, Counts>> before) {
        final List<String> changed = new ArrayList<>();
        before.orElse(Collections.emptySortedMap()).forEach((name, counts) -> {
            final Counts now = committed.get(name);
            if (now != null && !now.equals(counts)) {
                changed.add(name + ": accepted since the baseline: " + String.join(", ", now.changesFrom(counts)));
            }
        });
        return shown(changed);
    }
}
