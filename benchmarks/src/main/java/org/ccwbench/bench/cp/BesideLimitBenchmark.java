package org.ccwbench.bench.cp;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.ccwbench.bench.ProgramBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How far is the translator from its limit? Both run in turn in short slices of one JVM, because times of different
 * runs cannot be compared on a machine that does other work. Who comes first changes with every second pair of slices.
 * The counters are the result; the time of an operation, four slices, means nothing.
 *
 * <p>In a pool the two are half a pool apart, so that neither finds in the cache what the other has just read.
 */
@State(Scope.Thread)
@Question(
        value = "How far is the translator from its limit?",
        tags = {"translate", "limit"},
        standard = "table=flat")
public class BesideLimitBenchmark extends ProgramBenchmark {
    private static final int SLICE_NANOS = 60_000;
    private static final int PROGRAM_NANOS = 20;
    private static final int PAGE_NANOS = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Param({"flat", "dat"})
    public String table;

    private Workload workload;
    private TranslateCycle translator;
    private LimitLoop limit;
    private int programsASlice;
    private int last;
    private int translated;
    private int limited;
    private int results;

    /**
     * What both did, added up. Of two slices of the same kind only the faster one counts, because the slower one may
     * have been interrupted.
     */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** Nanoseconds of the translator's slices. */
        public long translateNanos;

        /** Programs that the translator translated in them. */
        public long translateOps;

        /** Nanoseconds of the limit's slices. */
        public long limitNanos;

        /** Programs that the limit loop went through in them. */
        public long limitOps;

        /** Bytes that all slices took from the heap, counted or not; the limit loop takes none. */
        public long allocatedBytes;
    }

    @Setup
    public void setUp() {
        workload = workload(TableKind.named(table));
        translator = TranslateCycle.checked(workload);
        limit = new LimitLoop(workload);
        WorkloadCheck.run(workload, limit);
        final Shape shaped = workload.shape();
        programsASlice = SLICE_NANOS / (PROGRAM_NANOS + shaped.pages() * PAGE_NANOS);
        last = workload.programs() - 1;
        limited = workload.programs() / 2;
    }

    @Benchmark
    public int pairs(Counters counters) {
        final long allocated = threads.getCurrentThreadAllocatedBytes();
        final long first = translateSlice();
        final long second = limitSlice();
        final long third = limitSlice();
        final long fourth = translateSlice();
        counters.allocatedBytes += threads.getCurrentThreadAllocatedBytes() - allocated;
        counters.translateNanos += Math.min(first, fourth);
        counters.translateOps += programsASlice;
        counters.limitNanos += Math.min(second, third);
        counters.limitOps += programsASlice;
        return results;
    }

    private long translateSlice() {
        final long start = System.nanoTime();
        for (int i = 0; i < programsASlice; i++) {
            results += translator.cycle(translated);
            translated = translated + 1 & last;
        }
        return System.nanoTime() - start;
    }

    private long limitSlice() {
        final long start = System.nanoTime();
        for (int i = 0; i < programsASlice; i++) {
            results += limit.cycle(limited);
            limited = limited + 1 & last;
        }
        return System.nanoTime() - start;
    }

    @TearDown
    public void tearDown() {
        translator.close();
        limit.close();
        workload.close();
    }
}
