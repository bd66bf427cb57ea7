package org.ccwbench.suite.gate.duet;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.ccwbench.suite.gate.stats.Order;
import org.ccwbench.suite.machine.Clock;
import org.ccwbench.suite.results.Median;

/**
 * Times two kernels in turn: old, new, new, old, or the other way round. A round counts when no collector ran in it,
 * nothing was compiled, and no slice was interrupted for a quarter of its time.
 *
 * <p>A kernel is called for a few operations at a time, so that it is compiled as a method that is called often and not
 * as a loop that is never left.
 */
final class SliceTimer {
    /** Operations of a call. */
    static final int CALL = 32;

    private static final int SLICES = 4;
    private static final int FEWEST_ROUNDS = 5;
    private static final double MOST_TRIES = 1.5;
    private static final int MOST_WARM_UPS = 4;
    private static final double INTERRUPTED = 0.25;
    private static final int PERCENT = 100;
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private final IntUnaryOperator oldKernel;
    private final IntUnaryOperator newKernel;
    private final Order first;
    private final Clock clock;
    private final int extraPercent;
    private final List<long[]> rounds = new ArrayList<>();
    private final Map<String, Integer> dropped = new TreeMap<>();
    private int calls;

    /** So that no compiler can leave the work out. */
    private int sink;

    SliceTimer(IntUnaryOperator oldKernel, IntUnaryOperator newKernel, ForkTask task, int extraPercent) {
        this.oldKernel = oldKernel;
        this.newKernel = newKernel;
        this.first = task.first();
        this.clock = task.clock();
        this.extraPercent = extraPercent;
    }

    /**
     * Warms both up and times them.
     *
     * @param wanted rounds that count; half as many may be dropped, and where fewer than five are left all count
     */
    Slices time(long warmUpNanos, int wanted, long sliceNanos) {
        calls = callsOfASlice(warmUpNanos, sliceNanos);
        final List<long[]> disturbed = new ArrayList<>();
        for (int i = 0; i < MOST_TRIES * wanted && rounds.size() < wanted; i++) {
            final long[] round = new long[SLICES];
            final String why = round(round, sliceNanos);
            (why == null ? rounds : disturbed).add(round);
            if (why != null) {
                dropped.merge(why, 1, Integer::sum);
            }
        }
        dropOutliers();
        if (rounds.size() < FEWEST_ROUNDS) {
            rounds.addAll(disturbed);
        }
        return new Slices(calls * CALL, rounds.toArray(long[][]::new), dropped);
    }

    /**
     * Runs both in turn for a while, and on until nothing is compiled any more.
     *
     * @return calls that fill a slice
     */
    private int callsOfASlice(long warmUpNanos, long sliceNanos) {
        int times = 1;
        long all = 0;
        long quiet = 0;
        long nanos = 0;
        while (all < warmUpNanos || quiet < warmUpNanos / SLICES && all < MOST_WARM_UPS * warmUpNanos) {
            final long compiling = compiling();
            nanos = run(first == Order.OLD_FIRST ? oldKernel : newKernel, times);
            nanos += run(first == Order.OLD_FIRST ? newKernel : oldKernel, times);
            all += nanos;
            quiet = compiling() == compiling ? quiet + nanos : 0;
            if (nanos < sliceNanos / 2) {
                times *= 2;
            }
        }
        return (int) Math.max(1, 2 * times * sliceNanos / Math.max(1, nanos));
    }

    /** Times a round. @return what else happened in it, or null */
    private String round(long[] round, long sliceNanos) {
        final long collections = collections();
        final long compiling = compiling();
        final long wall = System.nanoTime();
        final boolean oldFirst = first == Order.OLD_FIRST;
        round[oldFirst ? 0 : 2] = run(oldFirst);
        round[oldFirst ? 2 : 0] = run(!oldFirst);
        round[oldFirst ? 3 : 1] = run(!oldFirst);
        round[oldFirst ? 1 : 3] = run(oldFirst);
        final long away = System.nanoTime() - wall - Arrays.stream(round).sum();
        if (collections() != collections) {
            return "collection";
        }
        if (compiling() != compiling) {
            return "compilation";
        }
        return clock == Clock.THREAD_CPU && away > sliceNanos * INTERRUPTED ? "interruption" : null;
    }

    /** A slice of either version. @return its nanoseconds */
    private long run(boolean old) {
        return old ? run(oldKernel, calls) : run(newKernel, calls + calls * extraPercent / PERCENT);
    }

    private long run(IntUnaryOperator kernel, int times) {
        final long start = clock.nanos();
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += kernel.applyAsInt(CALL);
        }
        sink += sum;
        return clock.nanos() - start;
    }

    /** A slice that is longer than others of its version was interrupted, whatever the clock says of it. */
    private void dropOutliers() {
        if (rounds.isEmpty()) {
            return;
        }
        final double[] most = new double[SLICES];
        for (int i = 0; i < SLICES; i++) {
            final int slice = i;
            most[i] = (1 + INTERRUPTED)
                    * Median.of(
                            rounds.stream().mapToDouble(round -> round[slice]).toArray());
        }
        final int before = rounds.size();
        final List<long[]> even = rounds.stream()
                .filter(round -> round[0] <= most[0]
                        && round[1] <= most[1]
                        && round[2] <= most[2]
                        && round[SLICES - 1] <= most[SLICES - 1])
                .toList();
        if (even.size() >= FEWEST_ROUNDS && even.size() < before) {
            rounds.clear();
            rounds.addAll(even);
            dropped.merge("interruption", before - even.size(), Integer::sum);
        }
    }

    private static long collections() {
        long sum = 0;
        for (final GarbageCollectorMXBean collector : COLLECTORS) {
            sum += collector.getCollectionCount();
        }
        return sum;
    }

    private static long compiling() {
        return COMPILER != null && COMPILER.isCompilationTimeMonitoringSupported()
                ? TimeUnit.MILLISECONDS.toNanos(COMPILER.getTotalCompilationTime())
                : 0;
    }
}
