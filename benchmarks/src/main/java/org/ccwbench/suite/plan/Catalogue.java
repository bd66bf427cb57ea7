package org.ccwbench.suite.plan;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.ccwbench.bench.Question;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks of the jar, sorted by name. */
public final class Catalogue {
    private final List<Benchmark> benchmarks;

    private Catalogue(List<Benchmark> benchmarks) {
        this.benchmarks = List.copyOf(benchmarks);
    }

    /**
     * All that JMH knows.
     *
     * @throws IllegalStateException when one has no {@link Question}
     */
    public static Catalogue ofJar() {
        final OutputFormat silent = OutputFormatFactory.createFormatInstance(
                new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT);
        return new Catalogue(BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .sorted()
                .map(Catalogue::benchmark)
                .toList());
    }

    /** Those of a list. */
    static Catalogue of(List<Benchmark> benchmarks) {
        return new Catalogue(benchmarks);
    }

    private static Benchmark benchmark(BenchmarkListEntry entry) {
        final Question question = question(entry);
        final Map<String, List<String>> parameters = new TreeMap<>();
        if (entry.getParams().hasValue()) {
            entry.getParams().get().forEach((name, values) -> parameters.put(name, List.of(values)));
        }
        return new Benchmark(
                entry.getUsername(),
                entry.getMode().shortLabel(),
                question.value(),
                List.of(question.tags()),
                parameters,
                confined(entry.getUsername(), parameters, question.standard()),
                effort(entry));
    }

    /** What stands at the method counts for the class that has it, else what stands at the class. */
    private static Question question(BenchmarkListEntry entry) {
        try {
            final Class<?> type = Class.forName(entry.getUserClassQName());
            final String name = entry.getUsername().substring(type.getName().length() + 1);
            final Question atMethod = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name))
                    .map(Catalogue::question)
                    .filter(question -> question != null)
                    .findFirst()
                    .orElse(null);
            final Question question = atMethod == null ? type.getDeclaredAnnotation(Question.class) : atMethod;
            if (question == null) {
                throw new IllegalStateException(entry.getUsername() + " has no @Question");
            }
            return question;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Question question(Method method) {
        return method.getDeclaredAnnotation(Question.class);
    }

    private static Map<String, List<String>> confined(
            String benchmark, Map<String, List<String>> parameters, String... standard) {
        final Map<String, List<String>> confined = new LinkedHashMap<>(parameters);
        for (final String text : standard) {
            final String[] sides = text.split("=");
            final List<String> values = List.of(sides[1].split(","));
            if (!parameters.getOrDefault(sides[0], List.of()).containsAll(values)) {
                throw new IllegalStateException(benchmark + " has no " + text);
            }
            confined.put(sides[0], values);
        }
        return confined;
    }

    private static Effort effort(BenchmarkListEntry entry) {
        return new Effort(
                entry.getForks().get(),
                entry.getWarmupIterations().get(),
                (int) entry.getWarmupTime().get().convertTo(TimeUnit.MILLISECONDS),
                entry.getMeasurementIterations().get(),
                (int) entry.getMeasurementTime().get().convertTo(TimeUnit.MILLISECONDS));
    }

    /** The benchmarks. */
    public List<Benchmark> benchmarks() {
        return benchmarks;
    }

    /** All tags, sorted. */
    List<String> tags() {
        return benchmarks.stream()
                .flatMap(benchmark -> benchmark.tags().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    /**
     * Those that are asked for; one at least.
     *
     * @param regex found somewhere in the name; null for all
     * @param tag a group; null for all
     * @throws PlanException when there is none
     */
    public Catalogue select(String regex, String tag) {
        if (tag != null && !tags().contains(tag)) {
            throw new PlanException("no benchmark has the tag " + tag + "; there are " + String.join(", ", tags()));
        }
        final List<Benchmark> selected = new ArrayList<>(benchmarks);
        selected.removeIf(named(regex)
                .negate()
                .or(benchmark -> tag != null && !benchmark.tags().contains(tag)));
        if (selected.isEmpty()) {
            throw new PlanException("no benchmark " + (tag == null ? "" : "of the tag " + tag + ' ') + "matches "
                    + regex + ": list shows them all");
        }
        return new Catalogue(selected);
    }

    private static Predicate<Benchmark> named(String regex) {
        if (regex == null) {
            return benchmark -> true;
        }
        try {
            final Pattern pattern = Pattern.compile(regex);
            return benchmark -> pattern.matcher(benchmark.name()).find();
        } catch (PatternSyntaxException e) {
            throw new PlanException("'" + regex + "' is not a regular expression: " + e.getDescription());
        }
    }
}
