package org.ccwbench.bench.irq;

import org.ccwbench.bench.ForkedBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * The same as {@link InterruptLoadBenchmark} when a translating thread serves many subchannels in turn and as many
 * others interrupt it, and when there are two such threads, each with its guests, its host and its interruptions to
 * itself.
 */
@State(Scope.Thread)
public class LoadedSubchannelsBenchmark extends ForkedBenchmark {
    private static final int FEWEST_INTERRUPTING = 2;

    /** Subchannels of each thread that requests go to, a power of 2. */
    @Param({"1", "4", "16", "64"})
    public int subchannels;

    /** Interruptions per second and thread; a {@link Rate}. */
    @Param({"0", "100k", "1M"})
    public String irq;

    @Param({"direct1", "eckd12", "idal256"})
    public String shape;

    private LoadedPairs pairs;

    @Setup
    public void setUp() {
        pairs = new LoadedPairs(
                new Workload(Shape.named(shape), Workload.POOL, TableKind.FLAT),
                subchannels,
                Math.max(FEWEST_INTERRUPTING, subchannels),
                LoadPlan.of(Rate.parse(irq)),
                Placement.INLINE);
    }

    @Setup(Level.Iteration)
    public void catchUp() {
        pairs.catchUp();
    }

    @Benchmark
    @Threads(1)
    @Question(
            value = "What is left when a thread serves many subchannels and as many others interrupt it?",
            tags = "irq",
            standard = {"subchannels=16", "irq=0,1M", "shape=eckd12"})
    public int oneThread(LoadCounters counters) {
        return pairs.run(counters);
    }

    @Benchmark
    @Threads(2)
    @Question(
            value = "What is left when there are two such threads, each with its own guests?",
            tags = {"irq", "threads"},
            standard = {"subchannels=16", "irq=0,1M", "shape=eckd12"})
    public int twoThreads(LoadCounters counters) {
        return pairs.run(counters);
    }

    @TearDown
    public void tearDown() {
        pairs.close();
    }
}
