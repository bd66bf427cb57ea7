package org.ccwbench.suite.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a result. Where a benchmark counts by itself, as those that run two things in turn do, its counters
 * give them and not JMH's score, which then means nothing. A ratio is that of two times of the same iteration.
 */
public final class Figures {
    private static final int PERCENT = 100;
    private static final double NANOS_A_SECOND = 1e9;

    /** Slices of a kind for each one that counts. */
    private static final int SLICES = 2;

    private Figures() {}

    /** The counters of an iteration. */
    private record Iteration(Map<String, Double> counters) {
        private double of(String counter) {
            return counters.get(counter);
        }

        private double each(String sum, String operations) {
            return of(sum) / of(operations);
        }
    }

    /** The figures of a result, the most important one first. */
    public static List<Figure> of(JmhResult result) {
        final List<Figure> figures = new ArrayList<>();
        values(result).forEach((name, values) -> figures.add(figure(name, values)));
        return figures;
    }

    /** The values that the figures are made of, by name: for each JVM that of each iteration. */
    public static Map<String, List<List<Double>>> values(JmhResult result) {
        final Map<String, List<List<Double>>> counters = result.counters();
        final Map<String, List<List<Double>>> figures = new LinkedHashMap<>();
        definitions(result).forEach((name, definition) -> {
            final List<List<Double>> values = values(counters, result, definition);
            if (values.stream().flatMap(List::stream).allMatch(Double::isFinite)) {
                figures.put(name, values);
            }
        });
        if (figures.isEmpty()) {
            figures.put(result.unit(), result.scores());
        }
        return figures;
    }

    /** Shared by benchmarks whose counters have the same names. */
    private static Map<String, ToDoubleFunction<Iteration>> definitions(JmhResult result) {
        final Map<String, ToDoubleFunction<Iteration>> figures = new LinkedHashMap<>();
        final Map<String, ?> counters = result.counters();
        if (counters.containsKey("limitNanos")) {
            figures.put("ns/program", Figures::translation);
            figures.put("x limit", iteration -> translation(iteration) / iteration.each("limitNanos", "limitOps"));
            figures.put("B/program", iteration -> iteration.each("allocatedBytes", "translateOps") / SLICES);
        } else if (counters.containsKey("requestNanos")) {
            figures.put("ns/request", Figures::request);
            figures.put("ns around it", iteration -> request(iteration) - translation(iteration));
            figures.put("B/request", iteration -> iteration.each("allocatedBytes", "requestOps") / SLICES);
        } else if (counters.containsKey("scheduleNanos")) {
            figures.put("% left", iteration -> PERCENT * unloaded(iteration) / loaded(iteration, 0));
            figures.put(
                    "% left net",
                    iteration -> PERCENT * unloaded(iteration) / loaded(iteration, iteration.of("serviceNanos")));
            figures.put("ns/request without", Figures::unloaded);
            figures.put("ns/interruption", iteration -> iteration.each("serviceNanos", "serviceOps"));
            figures.put("interruptions/s", iteration -> iteration.each("delivered", "scheduleNanos") * NANOS_A_SECOND);
            figures.put("% of offered", iteration -> PERCENT * iteration.each("delivered", "offered"));
            figures.put("B/request", iteration -> iteration.each("allocatedBytes", "requests"));
        } else if (counters.containsKey("interruptNanos")) {
            figures.put("ns/interruption", iteration -> iteration.each("interruptNanos", "interruptOps"));
            figures.put("B/interruption", iteration -> iteration.each("allocatedBytes", "interruptOps"));
        }
        return figures;
    }

    private static double translation(Iteration iteration) {
        return iteration.each("translateNanos", "translateOps");
    }

    private static double request(Iteration iteration) {
        return iteration.each("requestNanos", "requestOps");
    }

    private static double unloaded(Iteration iteration) {
        return iteration.each("unloadedNanos", "unloadedOps");
    }

    private static double loaded(Iteration iteration, double without) {
        return (iteration.of("loadedNanos") - without) / iteration.of("loadedOps");
    }

    private static List<List<Double>> values(
            Map<String, List<List<Double>>> counters, JmhResult result, ToDoubleFunction<Iteration> definition) {
        final List<List<Double>> forks = new ArrayList<>();
        for (int fork = 0; fork < result.forks(); fork++) {
            final List<Double> iterations = new ArrayList<>();
            for (int i = 0; i < result.scores().get(fork).size(); i++) {
                final Map<String, Double> iteration = new LinkedHashMap<>();
                for (final Map.Entry<String, List<List<Double>>> counter : counters.entrySet()) {
                    iteration.put(counter.getKey(), counter.getValue().get(fork).get(i));
                }
                iterations.add(definition.applyAsDouble(new Iteration(iteration)));
            }
            forks.add(iterations);
        }
        return forks;
    }

    private static Figure figure(String name, List<List<Double>> forks) {
        final List<Double> medians =
                forks.stream().map(Figures::median).sorted().toList();
        return new Figure(
                name,
                median(forks.stream().flatMap(List::stream).toList()),
                medians.get(0),
                medians.get(medians.size() - 1),
                forks.size());
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(value -> value).toArray());
    }
}
