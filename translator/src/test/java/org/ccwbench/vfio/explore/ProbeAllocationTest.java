package org.ccwbench.vfio.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Map.Entry;
import org.ccwbench.explore.Exploration;
import org.ccwbench.explore.Outcome;
import org.ccwbench.explore.Outcome.Finding;
import org.ccwbench.explore.Replay;
import org.ccwbench.explore.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The exploration catches the design that the mail thread criticises: what css remove has freed is used by callbacks
 * that looked before.
 */
class ProbeAllocationTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final Constructor<?> SCENARIO = Cases.rewritten(ProbeAllocation.class);

    @ParameterizedTest
    @EnumSource(names = {"SCH_EVENT", "CHP_EVENT", "SHUTDOWN"})
    void shouldFindThatACallbackUsesWhatCssRemoveHasFreed(Callback callback) {
        final Exploration exploration = exploration(callback);
        final Outcome outcome = exploration.explore(ALL);
        final Entry<String, Finding> found = outcome.findings().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("used after release"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(callback + " is not caught: " + outcome));
        final Replay replay = exploration.replay(found.getValue().schedule());
        assertThat(replay.findings()).contains(found.getKey());
        System.out.printf(
                "allocated by css probe, %s and CSS_REMOVE: %d schedules; %s in %d, first schedule %s of %d steps%n%s",
                callback,
                outcome.schedules(),
                found.getKey(),
                found.getValue().times(),
                found.getValue().schedule(),
                replay.steps().size(),
                replay.text());
    }

    /** As the thread says: it is not called for a subchannel that is disabled, and remove disables it first. */
    @Test
    void shouldFindNothingWrongWithAnInterruption() {
        final Outcome outcome = exploration(Callback.IRQ).explore(ALL);
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.schedules()).isGreaterThan(1);
    }

    private static Exploration exploration(Callback callback) {
        try {
            return new Exploration((Scenario) SCENARIO.newInstance(callback.name()), 0);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
