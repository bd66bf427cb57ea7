package org.ccwbench.suite.report.data;

import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * What was recorded at one rate.
 *
 * @param name the rate, such as {@code 20k}, or {@code half-20k}
 * @param times nanoseconds by what took them: hiccup, interruption, response, service
 */
public record Latency(String name, SortedMap<String, Histogram> times) {
    /** Begins the name of what was measured at half the knee. */
    public static final String HALF = "half-";
}
