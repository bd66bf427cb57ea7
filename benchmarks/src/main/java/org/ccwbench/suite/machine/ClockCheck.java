package org.ccwbench.suite.machine;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which clock can be trusted here. Thread CPU time is the better one where others are at work, but under-counts on some
 * virtual machines. Slices of the same work are timed with both clocks: in those that nobody disturbed they must agree,
 * and no slice can have taken less CPU time than the fastest took altogether.
 *
 * @param slices slices that were timed
 * @param quiet those of them that took hardly longer than the fastest
 * @param counted CPU time as a part of the wall clock's, median over the quiet slices; NaN without any
 * @param lost part of all slices that took less CPU time than the fastest took by the wall clock
 */
public record ClockCheck(int slices, int quiet, double counted, double lost) {
    private static final int SLICES = 300;
    private static final int WARM_UP_SLICES = 100;
    private static final long SLICE_NANOS = 1_000_000;
    private static final int FIRST_STEPS = 10_000;
    private static final int FEWEST_QUIET = 10;
    private static final double NEAR = 1.05;
    private static final double TOLERANCE = 0.02;
    private static final double MOST_LOST = 0.01;
    private static final int PERCENT = 100;

    private static volatile long sink;

    /** Checks this machine, with the current thread, for about a third of a second; longer on a busy machine. */
    public static ClockCheck run() {
        if (!ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported()) {
            return new ClockCheck(0, 0, Double.NaN, 0);
        }
        final int steps = stepsOfASlice();
        final long[] wall = new long[SLICES];
        final long[] cpu = new long[SLICES];
        for (int i = 0; i < SLICES; i++) {
            final long wallStart = Clock.WALL.nanos();
            final long cpuStart = Clock.THREAD_CPU.nanos();
            work(steps);
            cpu[i] = Clock.THREAD_CPU.nanos() - cpuStart;
            wall[i] = Clock.WALL.nanos() - wallStart;
        }
        return of(wall, cpu);
    }

    private static int stepsOfASlice() {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP_SLICES; i++) {
            final long start = System.nanoTime();
            work(FIRST_STEPS);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return (int) (SLICE_NANOS * FIRST_STEPS / Math.max(1, fastest));
    }

    /** Needs each step's result for the next, so that no compiler can shorten it. */
    private static void work(int steps) {
        long value = sink;
        for (int i = 0; i < steps; i++) {
            value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        sink = value;
    }

    /**
     * What slices of the same work say.
     *
     * @param wall nanoseconds of each by the wall clock
     * @param cpu nanoseconds of each by thread CPU time
     */
    static ClockCheck of(long[] wall, long[] cpu) {
        final long fastest = Arrays.stream(wall).min().orElse(0);
        final List<Double> parts = new ArrayList<>();
        int lost = 0;
        for (int i = 0; i < wall.length; i++) {
            if (wall[i] <= fastest * NEAR) {
                parts.add((double) cpu[i] / wall[i]);
            }
            lost += cpu[i] < fastest * (1 - TOLERANCE) ? 1 : 0;
        }
        parts.sort(null);
        return new ClockCheck(
                wall.length,
                parts.size(),
                parts.isEmpty() ? Double.NaN : parts.get(parts.size() / 2),
                wall.length == 0 ? 0 : (double) lost / wall.length);
    }

    /** The clock to decide with. */
    public Clock trusted() {
        return isSupported() && counts() && losesLittle() ? Clock.THREAD_CPU : Clock.WALL;
    }

    private boolean isSupported() {
        return slices > 0;
    }

    /** Without enough quiet slices there is nothing that speaks against it. */
    private boolean counts() {
        return quiet < FEWEST_QUIET || Math.abs(counted - 1) <= TOLERANCE;
    }

    private boolean losesLittle() {
        return lost <= MOST_LOST;
    }

    /** The clock to decide with and why, in words. */
    public String describe() {
        return trusted() + ", " + reason();
    }

    /** Why, in words. */
    String reason() {
        if (!isSupported()) {
            return "as this JVM does not tell thread CPU time";
        }
        if (!losesLittle()) {
            return "as thread CPU time was too short in " + percent(lost) + " of " + slices + " slices";
        }
        if (quiet < FEWEST_QUIET) {
            return "though only " + quiet + " of " + slices + " slices were quiet enough to check it";
        }
        return "as thread CPU time counts " + percent(counted) + " of the wall clock in " + quiet + " quiet slices";
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * part);
    }
}
