package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random operations of all kinds, one after the other, of the user, the kernel and a device that misbehaves. */
class FaultLoadTest {
    private static final long SEED = 20_210_429;
    private static final int OPERATIONS = 100_000;
    private static final int OPERATIONS_OF_A_RUN = 100;

    @ParameterizedTest
    @EnumSource
    void shouldKeepAllLawsUnderRandomOperations(EnableAt enableAt) {
        final LoadRun run = new LoadRun(enableAt);
        final Map<Operation, Integer> kinds = new EnumMap<>(Operation.class);
        int done = 0;
        for (long seed = SEED; done < OPERATIONS; seed++) {
            final List<Operation> operations = LoadRun.random(seed, OPERATIONS_OF_A_RUN);
            final String failure = run.failure(operations);
            if (failure != null) {
                throw new AssertionError(failure + System.lineSeparator() + "seed " + seed + ", " + enableAt
                        + ", shortened: " + run.shortened(operations, failure));
            }
            operations.forEach(operation -> kinds.merge(operation, 1, Integer::sum));
            done += operations.size();
        }
        System.out.printf(
                "%,d random operations with %s, seeds from %d: %s; device afterwards %s; hazards let pass %s%n",
                done, enableAt, SEED, kinds, run.states, run.hazards);
        assertThat(kinds).containsOnlyKeys(Operation.values());
        assertThat(run.states.get(State.CP_PENDING)).isGreaterThan(OPERATIONS / 20);
        assertThat(run.states.get(State.IDLE)).isGreaterThan(OPERATIONS / 20);
    }

    @Test
    void shouldShortenTheOperationsThatFail() {
        final LoadRun run = new LoadRun(EnableAt.OPEN, load -> {
            if (load.device() != null && load.device().state() == State.CP_PENDING) {
                throw new AssertionError("planted");
            }
        });
        final List<Operation> operations = LoadRun.random(SEED, OPERATIONS_OF_A_RUN);
        final String failure = run.failure(operations);
        assertThat(failure).startsWith("START").endsWith("AssertionError: planted");
        assertThat(run.shortened(operations, failure)).hasSize(3).startsWith(Operation.CREATE, Operation.OPEN);
    }
}
