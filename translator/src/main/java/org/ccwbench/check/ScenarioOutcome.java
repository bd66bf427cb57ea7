package org.ccwbench.check;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ccwbench.fixtures.corpus.CorpusOutcome.Differing;

/**
 * How the life cycle did against recorded scenarios.
 *
 * @param scenarios scenarios that were replayed
 * @param agreed scenarios without a difference
 * @param steps steps of all scenarios
 * @param comparisons values that were compared
 * @param passedOver what was not compared because it belongs to the recorded machine, how often each
 * @param differing the first of the scenarios with a difference
 */
public record ScenarioOutcome(
        int scenarios,
        int agreed,
        int steps,
        int comparisons,
        SortedMap<String, Integer> passedOver,
        List<Differing> differing) {

    public ScenarioOutcome {
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
        differing = List.copyOf(differing);
    }

    /** Whether there was something to compare and all of it agreed. */
    public boolean isAgreed() {
        return comparisons > 0 && agreed == scenarios;
    }

    /** The counts on one line. */
    public String summary() {
        return scenarios + " scenarios, " + steps + " steps, " + comparisons + " values compared";
    }
}
