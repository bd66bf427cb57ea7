package org.ccwbench.suite.plan;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A benchmark with the value of each parameter, on one JDK: what gives one result.
 *
 * @param id unique in a run, and good for a file name
 * @param benchmark name of class and method
 * @param params value of each parameter
 * @param mode of JMH, such as avgt
 * @param jdk which of the run's JDKs, from 0
 * @param forks JVMs
 * @param warmUps iterations in front of the measured ones in each JVM
 * @param warmUpMillis time of each of them
 * @param iterations measured iterations in each JVM
 * @param iterationMillis time of each of them
 * @param expectedSeconds time of all JVMs, with what they take to start
 */
public record Entry(
        String id,
        String benchmark,
        Map<String, String> params,
        String mode,
        int jdk,
        int forks,
        int warmUps,
        int warmUpMillis,
        int iterations,
        int iterationMillis,
        double expectedSeconds) {
    private static final double MILLIS_A_SECOND = 1e3;

    /** Nothing may be missing. */
    public Entry {
        if (id == null || !id.matches("[A-Za-z0-9._=+-]+") || benchmark == null || params == null || forks < 1) {
            throw new IllegalArgumentException("an entry of a plan needs id, benchmark, params and forks");
        }
    }

    static Entry of(Benchmark benchmark, Map<String, String> params, String suffix, int jdk, Effort effort) {
        return new Entry(
                id(benchmark, params) + suffix,
                benchmark.name(),
                params,
                benchmark.mode(),
                jdk,
                effort.forks(),
                effort.warmUps(),
                effort.warmUpMillis(),
                effort.iterations(),
                effort.iterationMillis(),
                effort.total().toMillis() / MILLIS_A_SECOND);
    }

    private static String id(Benchmark benchmark, Map<String, String> params) {
        final String id = params.entrySet().stream()
                .map(parameter -> '-' + parameter.getKey() + '=' + parameter.getValue())
                .collect(Collectors.joining("", benchmark.shortName(), ""));
        return id.replaceAll("[^A-Za-z0-9._=+-]", "_");
    }

    /** Time of one JVM. */
    public double forkSeconds() {
        return expectedSeconds / forks;
    }

    /** The values of the parameters, in the order of their names. */
    public String values() {
        return params.entrySet().stream()
                .map(parameter -> parameter.getKey() + '=' + parameter.getValue())
                .collect(Collectors.joining(" "));
    }
}
