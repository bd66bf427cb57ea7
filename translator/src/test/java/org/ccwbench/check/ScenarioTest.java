package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ccwbench.fixtures.corpus.Scenario;
import org.ccwbench.fixtures.corpus.ScenarioStep;
import org.ccwbench.fixtures.corpus.Scenarios;
import org.junit.jupiter.api.Test;

/** The scenarios that were recorded with the real driver, done again with this one. */
class ScenarioTest {
    private static final int KEPT = 31;

    @Test
    void shouldAgreeWithEveryRecordedScenario() {
        final Scenarios bundled = Scenarios.bundled();
        final List<Scenario> scenarios = bundled.read();
        final ScenarioOutcome outcome = ScenarioCheck.run(scenarios, KEPT);

        System.out.println(bundled.name() + ": " + outcome.summary());
        outcome.passedOver().forEach((name, count) -> System.out.println("  passed over: " + name + ", " + count));
        assertThat(outcome.differing()).isEmpty();
        assertThat(outcome.scenarios()).isEqualTo(bundled.records().orElseThrow());
        assertThat(outcome.isAgreed()).isTrue();
        assertThat(outcome.comparisons()).isGreaterThan(outcome.steps());
    }

    @Test
    void shouldKnowWhatToDoForEveryKindOfStep() {
        try (ScenarioReplay replay =
                new ScenarioReplay(Scenarios.bundled().read().get(0), new Findings())) {
            assertThat(ScenarioStep.class.getPermittedSubclasses()).allMatch(replay.table()::knows);
        }
    }
}
