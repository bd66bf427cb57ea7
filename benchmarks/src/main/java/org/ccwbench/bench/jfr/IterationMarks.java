package org.ccwbench.bench.jfr;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Marks iterations in whatever recording is going on, as {@code ccw.BenchmarkIteration}. A recording that plain JMH
 * makes gets them with {@code -prof org.ccwbench.bench.jfr.IterationMarks}.
 */
public final class IterationMarks implements InternalProfiler {
    private IterationType kind;
    private int number;
    private BenchmarkIterationEvent event;

    /** JMH makes it. */
    public IterationMarks() {}

    @Override
    public String getDescription() {
        return "Marks iterations in a JFR recording";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        number = iteration.getType() == kind ? number + 1 : 1;
        kind = iteration.getType();
        event = new BenchmarkIterationEvent();
        event.begin();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        event.end();
        event.benchmark = name(benchmark);
        event.parameters = parameters(benchmark);
        event.kind = kind == IterationType.WARMUP ? "warm-up" : "measurement";
        event.number = number;
        event.commit();
        return List.of();
    }

    /** Class and method. */
    static String name(BenchmarkParams benchmark) {
        final String[] words = benchmark.getBenchmark().split("\\.");
        return words[words.length - 2] + '.' + words[words.length - 1];
    }

    /** {@code name=value}, with commas between. */
    static String parameters(BenchmarkParams benchmark) {
        return benchmark.getParamsKeys().stream()
                .map(key -> key + '=' + benchmark.getParam(key))
                .collect(Collectors.joining(","));
    }
}
