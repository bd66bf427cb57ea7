package org.ccwbench.bench.vfio;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.ccwbench.bench.ProgramBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.cp.TranslateCycle;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does the life cycle add to the translator? Whole requests and translations alone run in turn in short slices of
 * one JVM, as in {@link org.ccwbench.bench.cp.BesideLimitBenchmark}: the counters are the result, the time of an
 * operation, four slices, means nothing.
 */
@State(Scope.Thread)
@Question(
        value = "What does the life cycle add to the translator?",
        tags = {"lifecycle", "translate"},
        standard = {"shape=direct1,eckd12,idal1024", "data=hot"})
public class BesideTranslatorBenchmark extends ProgramBenchmark {
    private static final int SLICE_NANOS = 60_000;
    private static final int PROGRAM_NANOS = 100;
    private static final int PAGE_NANOS = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Workload workload;
    private PassThrough passThrough;
    private TranslateCycle translator;
    private int programsASlice;
    private int last;
    private int requested;
    private int translated;
    private int results;

    /** What both did, added up. Of two slices of the same kind only the faster one counts. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** Nanoseconds of the slices of whole requests. */
        public long requestNanos;

        /** Requests in them. */
        public long requestOps;

        /** Nanoseconds of the translator's slices. */
        public long translateNanos;

        /** Programs that the translator translated in them. */
        public long translateOps;

        /** Bytes that all slices took from the heap, counted or not. */
        public long allocatedBytes;
    }

    @Setup
    public void setUp() {
        workload = workload(TableKind.FLAT);
        passThrough = PassThrough.checked(workload, 1);
        translator = TranslateCycle.checked(workload);
        programsASlice = SLICE_NANOS / (PROGRAM_NANOS + workload.shape().pages() * PAGE_NANOS);
        last = workload.programs() - 1;
        translated = workload.programs() / 2;
    }

    @Benchmark
    public int pairs(Counters counters) {
        final long allocated = threads.getCurrentThreadAllocatedBytes();
        final long first = requestSlice();
        final long second = translateSlice();
        final long third = translateSlice();
        final long fourth = requestSlice();
        counters.allocatedBytes += threads.getCurrentThreadAllocatedBytes() - allocated;
        counters.requestNanos += Math.min(first, fourth);
        counters.requestOps += programsASlice;
        counters.translateNanos += Math.min(second, third);
        counters.translateOps += programsASlice;
        return results;
    }

    private long requestSlice() {
        final long start = System.nanoTime();
        for (int i = 0; i < programsASlice; i++) {
            results += passThrough.cycle(0, requested);
            requested = requested + 1 & last;
        }
        return System.nanoTime() - start;
    }

    private long translateSlice() {
        final long start = System.nanoTime();
        for (int i = 0; i < programsASlice; i++) {
            results += translator.cycle(translated);
            translated = translated + 1 & last;
        }
        return System.nanoTime() - start;
    }

    @TearDown
    public void tearDown() {
        translator.close();
        passThrough.close();
        workload.close();
    }
}
