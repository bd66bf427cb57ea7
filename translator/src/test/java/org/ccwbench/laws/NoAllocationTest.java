package org.ccwbench.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ccwbench.cp.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hot path allocates nothing, whether a program is translated or refused. A JVM allocates on its own behalf at
 * times, so the least of several tries counts.
 */
class NoAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 2_000;
    private static final int TRIES = 10;
    private static final int CYCLES_PER_TRY = 100;

    /** Takes the results, so that nothing is left out. */
    private long sum;

    @ParameterizedTest
    @EnumSource
    void shouldTranslateEveryShapeWithoutAllocating(Shape shape) {
        for (final boolean dat : new boolean[] {false, true}) {
            try (Guest guest = new Guest(dat)) {
                shape.write(guest);
                try (Cycle cycle = guest.cycle()) {
                    assertThat(cycle.refusal()).isEqualTo(Reason.NONE);
                    assertThat(cycle.pins()).isEqualTo(shape.pins());
                    assertThat(leastBytes(cycle::run)).as("dat: %s", dat).isZero();
                    assertThat(guest.pins()).isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseWithoutAllocating(RefusedProgram program) {
        for (final boolean dat : new boolean[] {false, true}) {
            try (Guest guest = new Guest(dat)) {
                program.write(guest);
                try (Cycle cycle = guest.cycle()) {
                    assertThat(cycle.refusal()).isEqualTo(program.reason());
                    assertThat(leastBytes(cycle::run)).as("dat: %s", dat).isZero();
                    assertThat(guest.pins()).isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRefuseCallsOutOfTurnWithoutAllocating(boolean dat) {
        try (Guest guest = new Guest(dat)) {
            Shape.IDAL16.write(guest);
            try (Cycle cycle = guest.cycle()) {
                assertThat(leastBytes(cycle::runOutOfTurn)).isZero();
            }
        }
    }

    /** An arena has room for the largest program, so that none runs out of host storage. */
    @Test
    void shouldKnowAProgramForEveryReason() {
        final Set<Reason> known = EnumSet.of(Reason.NONE);
        for (final RefusedProgram program : RefusedProgram.values()) {
            known.add(program.reason());
        }
        try (Guest guest = new Guest(true)) {
            Shape.DIRECT1.write(guest);
            try (Cycle cycle = guest.cycle()) {
                known.addAll(cycle.refusalsOutOfTurn());
            }
        }
        assertThat(known).containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void shouldNoticeTheSmallestAllocation() {
        final Object[] kept = new Object[1];
        assertThat(leastBytes(() -> {
                    kept[0] = new Object();
                    return kept[0].hashCode() & 1;
                }))
                .isGreaterThanOrEqualTo(8L * CYCLES_PER_TRY);
    }

    /** Bytes allocated in some cycles, after a warm-up. */
    private long leastBytes(LongSupplier cycle) {
        for (int i = 0; i < WARM_UP; i++) {
            sum += cycle.getAsLong();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int j = 0; j < CYCLES_PER_TRY; j++) {
                sum += cycle.getAsLong();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(sum).isNotZero();
        return least;
    }
}
