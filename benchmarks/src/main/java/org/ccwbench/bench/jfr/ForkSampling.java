package org.ccwbench.bench.jfr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import one.profiler.AsyncProfiler;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Samples each JVM that JMH starts with async-profiler, while something is measured. Its timer runs on each thread's
 * processor time and needs no hardware counters and no rights.
 */
public final class ForkSampling extends ForkProfiler {
    /** What the names of its files have in common. */
    public static final String KIND = "async";

    private static final String EVENT = "event=ctimer";

    private AsyncProfiler profiler;
    private int measured;

    /** @param folder where the files go; JMH hands it on to the JVMs that it starts */
    public ForkSampling(String folder) {
        super(Path.of(folder), KIND);
    }

    /** Why it cannot be used here; null when it can. */
    public static String hindrance() {
        try {
            final AsyncProfiler profiler = AsyncProfiler.getInstance();
            profiler.execute("start," + EVENT);
            profiler.stop();
            return null;
        } catch (IOException | LinkageError | RuntimeException e) {
            return e.getMessage();
        }
    }

    @Override
    public String getDescription() {
        return "Samples each fork with async-profiler into a file of its own";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (profiler == null && iteration.getType() == IterationType.MEASUREMENT) {
            profiler = AsyncProfiler.getInstance();
            execute("start,jfr," + EVENT + ",interval=1ms,file=" + own());
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        measured += profiler == null ? 0 : 1;
        if (measured == benchmark.getMeasurement().getCount()) {
            execute("stop");
        }
        return List.of();
    }

    private void execute(String command) {
        try {
            profiler.execute(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
