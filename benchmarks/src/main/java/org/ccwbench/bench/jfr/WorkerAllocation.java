package org.ccwbench.bench.jfr;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Counts the bytes that the threads of a benchmark take from the heap. JMH's own profiler counts those of all threads,
 * which in a short run is mostly JMH.
 */
public final class WorkerAllocation implements InternalProfiler {
    /** Name of the result: bytes an operation. */
    public static final String LABEL = "worker.alloc";

    private static final String WORKER = "-jmh-worker-";

    /** JMH's own code in these threads takes about 1 KiB an iteration. What is less than this counts as nothing. */
    private static final long NOTHING = 16 << 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;

    /** JMH makes it. */
    public WorkerAllocation() {}

    @Override
    public String getDescription() {
        return "Bytes that the threads of a benchmark allocate";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = allocated();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        final long bytes = allocated() - before;
        final double operations = Math.max(1, result.getMetadata().getAllOps());
        final double each = bytes < NOTHING ? 0 : bytes / operations;
        return List.of(new ScalarResult(LABEL, each, "B/op", AggregationPolicy.AVG));
    }

    private long allocated() {
        final long[] workers = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().contains(WORKER))
                .mapToLong(thread -> thread.getThreadId())
                .toArray();
        return Arrays.stream(threads.getThreadAllocatedBytes(workers))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
