package org.ccwbench.suite;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Option;

/** Which benchmarks are run and how long; the options are JMH's, and what is not given is as the benchmark says. */
final class ProfilePlan {
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

    /** Benchmarks that match, each as often as it has combinations of parameters. */
    int benchmarks(String regex, OutputFormat format) {
        return BenchmarkList.defaultList().find(format, List.of(regex), List.of()).stream()
                .mapToInt(this::combinations)
                .sum();
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
