package org.ccwbench.vfio.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.ccwbench.explore.Exploration;
import org.ccwbench.explore.Outcome;
import org.ccwbench.vfio.EnableAt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Callbacks of the life cycle that run at once, in every order. What the kernel around the driver serialises is
 * {@link Case}'s to say; what must hold, {@link Laws}'s. The hazards that Linux has and this driver keeps must be
 * found; nothing else may be.
 */
class InterleavingTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int TIMEOUTS = Integer.getInteger("explore.timeouts", 1);
    private static final int MOST = Integer.getInteger("explore.triple.schedules", 1_000);

    @ParameterizedTest
    @EnumSource
    void shouldKeepAllLawsInEveryOrderOfEveryPair(EnableAt enableAt) {
        final Cases pairs = new Cases();
        Case.pairs().forEach(pair -> pairs.explore(enableAt, pair, TIMEOUTS, ALL));
        System.out.print(pairs.report("pairs with " + enableAt, TIMEOUTS, ALL));
        assertThat(pairs.surprises()).isEmpty();
        assertThat(pairs.isComplete()).isTrue();
        assertThat(pairs.found())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Hazard.values()).map(Hazard::text).toList());
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepAllLawsInTheDangerousTriples(EnableAt enableAt) {
        final Cases triples = new Cases();
        Case.triples().forEach(triple -> triples.explore(enableAt, triple, TIMEOUTS, MOST));
        System.out.print(triples.report("triples with " + enableAt, TIMEOUTS, MOST));
        assertThat(triples.surprises()).isEmpty();
    }

    @Test
    void hazardAShouldBeFoundWhereAnOldHaltIsStillOnItsWay() {
        shouldBeFound(Hazard.STALE_INTERRUPTION, Start.HALT_QUEUED, Callback.IO_WRITE, Callback.IO_WORK);
    }

    @Test
    void hazardBShouldBeFoundWhereAResetMeetsARequest() {
        shouldBeFound(Hazard.CLOSED_UNDER_REQUEST, Start.IDLE, Callback.IO_WRITE, Callback.RESET);
    }

    @Test
    void hazardCShouldBeFoundWhereASecondInterruptionIsTakenBeforeTheFirstIsDelivered() {
        shouldBeFound(Hazard.COALESCED, Start.INTERMEDIATE_QUEUED, Callback.IRQ, Callback.IO_WORK);
    }

    @Test
    void hazardDShouldBeFoundWhereTheDeviceIsLostUnderARequest() {
        shouldBeFound(Hazard.NOT_OPER_OVERWRITTEN, Start.IDLE, Callback.IO_WRITE, Callback.SCH_EVENT);
    }

    private static void shouldBeFound(Hazard hazard, Start start, Callback... callbacks) {
        for (final EnableAt enableAt : EnableAt.values()) {
            final Exploration exploration = Cases.exploration(enableAt, new Case(start, List.of(callbacks)), 0);
            final Outcome outcome = exploration.explore(ALL);
            assertThat(outcome.findings()).containsOnlyKeys(hazard.text());
            final String schedule = outcome.findings().get(hazard.text()).schedule();
            assertThat(exploration.replay(schedule).findings()).contains(hazard.text());
            System.out.printf("%s, %s: schedule %s%n", hazard.text(), enableAt, schedule);
        }
    }
}
