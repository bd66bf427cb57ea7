package org.ccwbench.suite.report.data;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a gate or a comparison came to.
 *
 * @param command such as {@code gate main}
 * @param result in one word
 * @param clock what the times were taken with, and why
 */
public record Verdict(
        String command, String baseline, String result, String clock, List<Layer> layers, List<Kernel> kernels) {

    /** What came of one layer. */
    public record Layer(String name, String result, String summary, List<String> lines) {}

    /**
     * What came of one kernel; ratios are new to old.
     *
     * @param verdict same, slower, faster or not_decided
     * @param low end of the 95 % interval
     * @param high end of the 95 % interval
     * @param margin part of 1 that counts as the same
     * @param floor part of 1 that equals can differ by on that machine, where it is known
     * @param needed forks that would probably have decided, where they did not
     * @param ratios of the single forks
     */
    public record Kernel(
            String kernel,
            String verdict,
            double ratio,
            double low,
            double high,
            int forks,
            double margin,
            OptionalDouble floor,
            OptionalInt needed,
            List<Double> ratios) {}
}
