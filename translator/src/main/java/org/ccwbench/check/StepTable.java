package org.ccwbench.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ccwbench.fixtures.corpus.ScenarioStep;

/** What is done for each kind of step. */
final class StepTable {
    private final Map<Class<?>, Consumer<ScenarioStep>> actions = new HashMap<>();

    <T extends ScenarioStep> void on(Class<T> kind, Consumer<T> action) {
        actions.put(kind, step -> action.accept(kind.cast(step)));
    }

    boolean knows(Class<?> kind) {
        return actions.containsKey(kind);
    }

    void run(ScenarioStep step) {
        actions.get(step.getClass()).accept(step);
    }
}
