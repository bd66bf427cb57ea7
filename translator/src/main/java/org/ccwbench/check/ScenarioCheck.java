package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ccwbench.fixtures.corpus.CorpusOutcome.Differing;
import org.ccwbench.fixtures.corpus.Difference;
import org.ccwbench.fixtures.corpus.Scenario;

/** Does again what was done to a driver, each scenario with a machine of its own, and compares what comes of it. */
public final class ScenarioCheck {
    private ScenarioCheck() {}

    /**
     * Replays all scenarios. One whose replay throws differs.
     *
     * @param kept how many of the differing scenarios the outcome tells about
     */
    public static ScenarioOutcome run(List<Scenario> scenarios, int kept) {
        final SortedMap<String, Integer> passedOver = new TreeMap<>();
        final List<Differing> differing = new ArrayList<>();
        int agreed = 0;
        int steps = 0;
        int comparisons = 0;
        for (final Scenario scenario : scenarios) {
            final Findings findings = replay(scenario);
            final List<Difference> differences = findings.differences();
            steps += scenario.lines().size();
            comparisons += findings.comparisons();
            findings.passedOver().forEach((name, count) -> passedOver.merge(name, count, Integer::sum));
            if (differences.isEmpty()) {
                agreed++;
            } else if (differing.size() < kept) {
                differing.add(new Differing(scenario.name(), differences));
            }
        }
        return new ScenarioOutcome(scenarios.size(), agreed, steps, comparisons, passedOver, differing);
    }

    private static Findings replay(Scenario scenario) {
        final Findings findings = new Findings();
        try (ScenarioReplay replay = new ScenarioReplay(scenario, findings)) {
            replay.run();
        } catch (final RuntimeException thrown) {
            findings.differ("replay", "an end", thrown.toString());
        }
        return findings;
    }
}
