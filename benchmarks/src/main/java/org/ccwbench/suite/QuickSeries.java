package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.cp.BesideLimitBenchmark;
import org.ccwbench.bench.irq.InterruptLoadBenchmark;
import org.ccwbench.bench.vfio.BesideTranslatorBenchmark;
import org.openjdk.jmh.results.RunResult;

/** A part of what quick measures: a benchmark, what of it, and how it is printed. */
enum QuickSeries {
    /** The translator beside its limit. */
    LIMIT(
            BesideLimitBenchmark.class,
            List.of(Shape.values()),
            List.of("hot", "pool"),
            Map.of("table", "flat"),
            Effort.TRANSLATION,
            QuickRow.head(),
            QuickRow::of),

    /** Whole requests beside the translator. */
    LIFE_CYCLE(
            BesideTranslatorBenchmark.class,
            List.of(Shape.DIRECT1, Shape.ECKD12),
            List.of("hot"),
            Map.of("table", "flat"),
            Effort.REQUEST,
            LifeCycleRow.head(),
            LifeCycleRow::of),

    /** Requests under a named load. */
    LOADED(
            InterruptLoadBenchmark.class,
            List.of(Shape.ECKD12),
            List.of("hot"),
            Map.of("irq", "100k", "placement", "inline"),
            Effort.REQUEST,
            LoadRow.head(),
            LoadRow::of);

    private final Class<?> benchmark;
    private final List<Shape> shapes;
    private final List<String> data;
    private final Map<String, String> others;
    private final Effort effort;
    private final String head;
    private final Function<RunResult, Object> row;

    QuickSeries(
            Class<?> benchmark,
            List<Shape> shapes,
            List<String> data,
            Map<String, String> others,
            Effort effort,
            String head,
            Function<RunResult, Object> row) {
        this.benchmark = benchmark;
        this.shapes = shapes;
        this.data = data;
        this.others = others;
        this.effort = effort;
        this.head = head;
        this.row = row;
    }

    /**
     * What a row needs.
     *
     * @param weight its share of the time, relative to other rows
     * @param warmUps iterations until the compiler is done with it, at the least
     */
    record Effort(int weight, int warmUps) {
        private static final Effort TRANSLATION = new Effort(2, 3);

        /** The path of a request is ten times as much code as the translator. */
        private static final Effort REQUEST = new Effort(3, 15);
    }

    /** One measurement, which gives one row. */
    record Measurement(QuickSeries series, Shape shape, String data) {
        @Override
        public String toString() {
            return shape + " " + data;
        }
    }

    /** All measurements, in the order of the rows. */
    static List<Measurement> measurements() {
        final List<Measurement> all = new ArrayList<>();
        for (final QuickSeries series : values()) {
            for (final String data : series.data) {
                for (final Shape shape : series.shapes) {
                    all.add(new Measurement(series, shape, data));
                }
            }
        }
        return all;
    }

    Class<?> benchmark() {
        return benchmark;
    }

    Effort effort() {
        return effort;
    }

    /** Parameters besides shape and data. */
    Map<String, String> others() {
        return others;
    }

    /** The line above the rows. */
    String head() {
        return head;
    }

    String row(RunResult run) {
        return row.apply(run).toString();
    }
}
