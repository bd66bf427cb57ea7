package org.ccwbench.bench.vfio;

import org.ccwbench.bench.ForkedBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * What does a request cost when a thread serves many subchannels in turn, and when there are two such threads? Each
 * thread has its guest, its subchannels and their host storage to itself.
 */
@State(Scope.Thread)
public class SubchannelsBenchmark extends ForkedBenchmark {
    /** Subchannels of each thread, a power of 2. */
    @Param({"1", "4", "16", "64"})
    public int subchannels;

    @Param({"direct1", "eckd12", "idal256"})
    public String shape;

    private Workload workload;
    private PassThrough passThrough;
    private int next;

    @Setup
    public void setUp() {
        workload = new Workload(Shape.named(shape), Workload.POOL, TableKind.FLAT);
        passThrough = PassThrough.checked(workload, subchannels);
    }

    @Benchmark
    @Threads(1)
    @Question(
            value = "What does a request cost when a thread serves many subchannels in turn?",
            tags = "lifecycle",
            standard = {"subchannels=1,16", "shape=eckd12"})
    public int oneThread() {
        return request();
    }

    @Benchmark
    @Threads(2)
    @Question(
            value = "What does a request cost when two threads do so, each with its own guest?",
            tags = {"lifecycle", "threads"},
            standard = {"subchannels=1,16", "shape=eckd12"})
    public int twoThreads() {
        return request();
    }

    private int request() {
        next++;
        return passThrough.cycle(next & subchannels - 1, next & Workload.POOL - 1);
    }

    @TearDown
    public void tearDown() {
        passThrough.close();
        workload.close();
    }
}
