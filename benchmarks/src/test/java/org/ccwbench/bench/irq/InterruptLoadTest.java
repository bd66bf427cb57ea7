package org.ccwbench.bench.irq;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.vfio.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interruptions all the way: inline in a time that the test makes, remote in real time. */
@Timeout(60)
class InterruptLoadTest {
    private static final int SUBCHANNELS = 64;
    private static final long MILLISECOND = 1_000_000;
    private static final long BEGIN = 5_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static InterruptLoad load(Workload workload, LoadPlan plan, Placement placement, LongConsumer listener) {
        return new InterruptLoad(new Host(SUBCHANNELS), workload, SUBCHANNELS, plan, placement, listener);
    }

    private static Workload workload() {
        return new Workload(Shape.DIRECT1, 1, TableKind.FLAT);
    }

    @ParameterizedTest
    @EnumSource
    void shouldDeliverInlineWhatIsDueInItsOrder(Arrivals arrivals) {
        final LoadPlan plan = new LoadPlan(Rate.parse("1M"), arrivals, InterruptMix.MIXED, 7);
        final List<Long> seen = new ArrayList<>();
        try (Workload workload = workload();
                InterruptLoad load = load(workload, plan, Placement.INLINE, seen::add)) {
            load.resume(BEGIN);
            for (long now = BEGIN; now < BEGIN + 20 * MILLISECOND; now += 5_000) {
                load.boundary(now);
            }
            load.boundary(BEGIN + 20 * MILLISECOND);
            load.pause(BEGIN + 20 * MILLISECOND);

            final Schedule schedule = new Schedule(plan.rate(), arrivals, 7);
            assertThat(load.offered())
                    .isEqualTo(schedule.before(20 * MILLISECOND))
                    .isGreaterThan(19_000);
            assertThat(load.delivered()).isEqualTo(seen.size()).isGreaterThanOrEqualTo(load.offered());
            assertThat(load.coalesced()).isZero();
            for (int i = 0; i < seen.size(); i++) {
                assertThat(seen.get(i)).isEqualTo(schedule.intended(i));
            }
        }
    }

    @Test
    void shouldGoOnWhereItWasPaused() {
        final LoadPlan plan = new LoadPlan(Rate.parse("1M"), Arrivals.CONSTANT, InterruptMix.MIXED, 7);
        final List<Long> seen = new ArrayList<>();
        try (Workload workload = workload();
                InterruptLoad load = load(workload, plan, Placement.INLINE, seen::add)) {
            load.resume(BEGIN);
            load.boundary(BEGIN + 10_000);
            load.pause(BEGIN + 10_500);
            assertThat(load.boundary(BEGIN + MILLISECOND)).isEqualTo(BEGIN + MILLISECOND);
            load.resume(BEGIN + MILLISECOND);
            load.boundary(BEGIN + MILLISECOND + 10_000);
            load.pause(BEGIN + MILLISECOND + 10_000);

            assertThat(seen).hasSize(21);
            assertThat(load.offered()).isEqualTo(21);
        }
    }

    @Test
    void shouldDeliverLateWhatCannotComeInTime() {
        final LoadPlan plan = new LoadPlan(Rate.parse("1M"), Arrivals.CONSTANT, InterruptMix.MIXED, 7);
        final List<Long> seen = new ArrayList<>();
        try (Workload workload = workload();
                InterruptLoad load = load(workload, plan, Placement.INLINE, seen::add)) {
            load.resume(BEGIN);
            load.boundary(BEGIN + MILLISECOND);
            load.pause(BEGIN + MILLISECOND);
            assertThat(load.offered()).isEqualTo(1_000);
            assertThat(load.delivered()).isEqualTo(64).isLessThan((long) (InterruptLoad.ACHIEVED * load.offered()));

            load.resume(BEGIN + MILLISECOND);
            for (int i = 0; i < 20; i++) {
                load.boundary(BEGIN + MILLISECOND);
            }
            load.pause(BEGIN + MILLISECOND);
            assertThat(load.delivered()).isEqualTo(1_001);
            assertThat(seen.get(1_000)).isEqualTo(MILLISECOND);
        }
    }

    @Test
    void shouldCatchUpWithWhatIsLate() {
        final LoadPlan plan = new LoadPlan(Rate.parse("1M"), Arrivals.CONSTANT, InterruptMix.MIXED, 7);
        final List<Long> seen = new ArrayList<>();
        try (Workload workload = workload();
                InterruptLoad load = load(workload, plan, Placement.INLINE, seen::add)) {
            load.catchUp();
            assertThat(seen).isEmpty();

            load.resume(BEGIN);
            load.pause(BEGIN + MILLISECOND);
            load.catchUp();
            assertThat(seen).hasSize(1_000);
            assertThat(load.delivered()).isEqualTo(1_000);
            assertThat(load.boundary(System.nanoTime() + MILLISECOND)).isPositive();
            assertThat(seen).hasSize(1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void shouldLoseNothingBetweenTwoThreads(int subchannels) {
        final LoadPlan plan = new LoadPlan(Rate.parse("10M"), Arrivals.BURSTS, InterruptMix.MIXED, 7);
        try (Workload workload = workload()) {
            final InterruptLoad load =
                    new InterruptLoad(new Host(subchannels), workload, subchannels, plan, Placement.REMOTE, i -> {});
            load.resume(System.nanoTime());
            while (load.delivered() < 50_000) {
                load.boundary(0);
            }
            load.pause(System.nanoTime());
            load.close(); // refuses when one was lost
            assertThat(load.delivered()).isGreaterThanOrEqualTo(50_000);
            System.out.println("remote, " + subchannels + " subchannels: " + load.delivered() + " delivered, "
                    + load.coalesced() + " of them coalesced");
        }
    }

    @Test
    void shouldAllocateNothing() {
        final LoadPlan plan = new LoadPlan(Rate.parse("1M"), Arrivals.CONSTANT, InterruptMix.MIXED, 7);
        try (Workload workload = workload();
                InterruptLoad load = load(workload, plan, Placement.INLINE, intended -> {})) {
            long now = BEGIN;
            long least = Long.MAX_VALUE;
            load.resume(now);
            for (int i = 0; i < 20; i++) {
                final long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int j = 0; j < 1_000; j++) {
                    now += 1_000;
                    load.boundary(now);
                }
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            load.pause(now);
            assertThat(load.delivered()).isGreaterThanOrEqualTo(20_000);
            assertThat(least).isZero();
        }
    }
}
