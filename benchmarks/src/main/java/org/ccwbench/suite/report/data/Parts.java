package org.ccwbench.suite.report.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Work that was dealt out, and what is there of it.
 *
 * @param work what was called, without what differs from part to part
 * @param all how many parts it has
 * @param there where each part was done, by its number
 * @param older where a part was done that was done again later
 */
public record Parts(String work, int all, SortedMap<Integer, Run> there, List<Run> older) {

    /** Groups runs by what they have their share in. */
    static List<Parts> of(List<Run> runs, Function<Run, Optional<Share>> share) {
        final Map<List<Object>, Parts> parts = new LinkedHashMap<>();
        for (final Run run : runs) {
            share.apply(run).ifPresent(one -> {
                final int all = one.shard().parts();
                parts.computeIfAbsent(
                                List.of(one.work(), one.version(), all),
                                key -> new Parts(one.work(), all, new TreeMap<>(), new ArrayList<>()))
                        .add(run, share);
            });
        }
        return List.copyOf(parts.values());
    }

    private void add(Run run, Function<Run, Optional<Share>> share) {
        final Share added = share.apply(run).orElseThrow();
        there.merge(added.shard().number(), run, (before, again) -> {
            final boolean isLater =
                    added.started().compareTo(share.apply(before).orElseThrow().started()) >= 0;
            older.add(isLater ? before : again);
            return isLater ? again : before;
        });
    }

    /** That parts are missing, in a sentence; empty when all are there. */
    public Optional<String> missing() {
        final List<String> missing = new ArrayList<>();
        int count = 0;
        int number = 1;
        while (number <= all) {
            if (there.containsKey(number)) {
                number++;
                continue;
            }
            final int first = number;
            while (number <= all && !there.containsKey(number)) {
                number++;
            }
            missing.add(first == number - 1 ? "" + first : first + "-" + (number - 1));
            count += number - first;
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of((count == 1 ? "part " : "parts ") + String.join(", ", missing) + " of " + all
                        + (count == 1 ? " is" : " are") + " missing of " + work + "; there is "
                        + there.values().stream().map(Run::name).collect(Collectors.joining(", ")));
    }
}
