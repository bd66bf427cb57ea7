package org.ccwbench.suite.report.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ccwbench.suite.results.Median;

/**
 * A figure of a benchmark with the value of each parameter, from all runs that may be put together.
 *
 * @param benchmark class and method, without what all begin with
 * @param version JDK and jar, where there are several in the report; else empty
 * @param figure what it is, with its unit
 * @param rank of the figure among those of the benchmark: 0 is what the benchmark is run for
 * @param forks for each JVM the value of each measured iteration
 */
public record Series(
        String benchmark,
        Map<String, String> params,
        String version,
        String figure,
        int rank,
        List<List<Double>> forks) {

    /** The median of each JVM. */
    public List<Double> medians() {
        return forks.stream().map(Series::median).toList();
    }

    /** The median over JVMs of each one's median. */
    public double median() {
        return median(medians());
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Parameters and version in one line. */
    public String label() {
        return label(params) + (version.isEmpty() ? "" : " " + version);
    }

    /** Parameters in one line. */
    public static String label(Map<String, String> params) {
        return params.entrySet().stream()
                .map(one -> one.getKey() + '=' + one.getValue())
                .collect(Collectors.joining(" "));
    }
}
