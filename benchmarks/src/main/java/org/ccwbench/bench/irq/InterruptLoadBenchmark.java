package org.ccwbench.bench.irq;

import java.util.Locale;
import org.ccwbench.bench.ProgramBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.TableKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What is left of the throughput of requests while interruptions of another guest arrive? Loaded and unloaded slices
 * run in turn: the counters are the result, the time of an operation, four slices, means nothing.
 */
@State(Scope.Thread)
@Question(
        value = "What is left of the throughput of requests while interruptions of another guest arrive?",
        tags = {"irq", "lifecycle"},
        standard = {"shape=direct1,eckd12,idal1024", "data=hot", "placement=inline"})
public class InterruptLoadBenchmark extends ProgramBenchmark {
    /** Interruptions per second; a {@link Rate}. */
    @Param({"0", "1k", "10k", "100k", "1M"})
    public String irq;

    /** A {@link Placement}. */
    @Param({"inline", "remote"})
    public String placement;

    /** An {@link Arrivals}. */
    @Param("poisson")
    public String arrivals;

    /** An {@link InterruptMix}. */
    @Param("mixed")
    public String mix;

    private LoadedPairs pairs;

    @Setup
    public void setUp() {
        final LoadPlan plan = new LoadPlan(
                Rate.parse(irq),
                Arrivals.valueOf(arrivals.toUpperCase(Locale.ROOT)),
                InterruptMix.valueOf(mix.toUpperCase(Locale.ROOT)),
                LoadPlan.SEED);
        pairs = new LoadedPairs(
                workload(TableKind.FLAT),
                1,
                LoadedPairs.LOAD_SUBCHANNELS,
                plan,
                Placement.valueOf(placement.toUpperCase(Locale.ROOT)));
    }

    @Setup(Level.Iteration)
    public void catchUp() {
        pairs.catchUp();
    }

    @Benchmark
    public int pairs(LoadCounters counters) {
        return pairs.run(counters);
    }

    @TearDown
    public void tearDown() {
        pairs.close();
    }
}
