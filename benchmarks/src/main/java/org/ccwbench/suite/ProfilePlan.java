package org.ccwbench.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Option;

/** Which benchmarks are run and how long; the options are JMH's, and what is not given is as the benchmark says. */
final class ProfilePlan {
    private static final int MILLIS = 1_000;

    @Option(
            names = "-p",
            paramLabel = "NAME=V,V",
            description = "Values of a parameter, such as shape=eckd12,direct1; all of them when not given.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "-f", paramLabel = "N", description = "JVMs, one after the other.")
    private Integer forks;

    @Option(names = "-wi", paramLabel = "N", description = "Iterations that warm up.")
    private Integer warmUps;

    @Option(names = "-i", paramLabel = "N", description = "Iterations that are measured.")
    private Integer iterations;

    @Option(
            names = "-w",
            paramLabel = "TIME",
            converter = IterationTimeConverter.class,
            description = "Time of an iteration that warms up, such as 500ms or 2s.")
    private Duration warmUpTime;

    @Option(
            names = "-r",
            paramLabel = "TIME",
            converter = IterationTimeConverter.class,
            description = "Time of an iteration that is measured.")
    private Duration iterationTime;

    /** @throws UsageException when a number is too small */
    void check() {
        requireAtLeast("-f", 1, forks);
        requireAtLeast("-wi", 0, warmUps);
        requireAtLeast("-i", 1, iterations);
    }

    private static void requireAtLeast(String option, int least, Integer value) {
        if (value != null && value < least) {
            throw new UsageException(option + " must be " + least + " or more");
        }
    }

    /** JMH's options for the benchmarks that match. */
    ChainedOptionsBuilder options(String regex) {
        final ChainedOptionsBuilder options =
                new OptionsBuilder().include(regex).shouldFailOnError(true);
        parameters.forEach((name, values) -> options.param(name, values.split(",")));
        if (forks != null) {
            options.forks(forks);
        }
        if (warmUps != null) {
            options.warmupIterations(warmUps);
        }
        if (iterations != null) {
            options.measurementIterations(iterations);
        }
        if (warmUpTime != null) {
            options.warmupTime(TimeValue.milliseconds(warmUpTime.toMillis()));
        }
        if (iterationTime != null) {
            options.measurementTime(TimeValue.milliseconds(iterationTime.toMillis()));
        }
        return options;
    }

    /** The options as they would be typed, for another JVM. */
    List<String> words() {
        final List<String> words = new ArrayList<>();
        parameters.forEach((name, values) -> words.addAll(List.of("-p", name + '=' + values)));
        add(words, "-f", forks);
        add(words, "-wi", warmUps);
        add(words, "-i", iterations);
        add(words, "-w", text(warmUpTime));
        add(words, "-r", text(iterationTime));
        return words;
    }

    private static void add(List<String> words, String option, Object value) {
        if (value != null) {
            words.addAll(List.of(option, value.toString()));
        }
    }

    /** As {@link IterationTimeConverter} takes it. */
    private static String text(Duration time) {
        if (time == null) {
            return null;
        }
        return time.toMillis() % MILLIS == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    /** Benchmarks that match, each as often as it has combinations of parameters. */
    int benchmarks(String regex) {
        return matching(BenchmarkList.defaultList(), regex).stream()
                .mapToInt(this::combinations)
                .sum();
    }

    /** Benchmarks of a list that match. */
    static Set<BenchmarkListEntry> matching(BenchmarkList benchmarks, String regex) {
        return benchmarks.find(new ProfileFormat(benchmark -> {}), List.of(regex), List.of());
    }

    private int combinations(BenchmarkListEntry benchmark) {
        int combinations = 1;
        for (final Map.Entry<String, String[]> parameter :
                benchmark.getParams().orElse(Map.of()).entrySet()) {
            final String given = parameters.get(parameter.getKey());
            combinations *= given == null ? parameter.getValue().length : given.split(",").length;
        }
        return combinations;
    }
}
