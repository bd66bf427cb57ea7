package org.ccwbench.suite.gate;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccwbench.suite.gate.RawForks.RawFork;
import org.ccwbench.suite.gate.duet.Slices;

/**
 * How much of what was timed counts.
 *
 * @param counted rounds that count
 * @param dropped rounds in which something else happened, by what it was
 */
public record Rounds(int counted, Map<String, Integer> dropped) {

    /** Those of some forks. */
    static Rounds of(Stream<RawFork> forks) {
        int counted = 0;
        final Map<String, Integer> dropped = new TreeMap<>();
        for (final RawFork fork : forks.toList()) {
            for (final Slices slices : fork.result().slices().values()) {
                counted += slices.rounds().length;
                slices.dropped().forEach((why, rounds) -> dropped.merge(why, rounds, Integer::sum));
            }
        }
        return new Rounds(counted, dropped);
    }

    /** Such as {@code 412 rounds count, 14 were dropped: compilation 9, interruption 5}. */
    @Override
    public String toString() {
        final int sum = dropped.values().stream().mapToInt(rounds -> rounds).sum();
        return counted + " rounds count, "
                + (sum == 0
                        ? "none was dropped"
                        : sum + " were dropped: "
                                + dropped.entrySet().stream()
                                        .map(entry -> entry.getKey() + ' ' + entry.getValue())
                                        .collect(Collectors.joining(", ")));
    }
}
