package org.ccwbench.suite.report.data;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a gate or a comparison came to.
 *
 * @param command such as {@code gate main}
 * @param result in one word
 * @param clock what the times were taken with, and why
 * @param rounds how much of what was timed counts, in words; empty where it does not say
 * @param rulers what loops of the JDK alone came to, which are the same in both versions, by their name
 */
public record Verdict(
        String command,
        String baseline,
        String result,
        String clock,
        List<Layer> layers,
        List<Kernel> kernels,
        String rounds,
        Map<String, Ratio> rulers) {

    /** What came of one layer. */
    public record Layer(String name, String result, String summary, List<String> lines) {}

    /**
     * New to old.
     *
     * @param low end of the 95 % interval
     * @param high end of the 95 % interval
     */
    public record Ratio(double ratio, double low, double high, int forks) {}

    /** Something of both versions, where it was measured. */
    public record Both(OptionalDouble old, OptionalDouble now) {}

    /**
     * What came of one kernel.
     *
     * @param verdict same, slower, faster or not_decided
     * @param margin part of 1 that counts as the same
     * @param floor part of 1 that equals can differ by on that machine, where it is known
     * @param needed forks that would probably have decided, where they did not
     * @param nanos of an operation
     * @param bytes from the heap in 100,000 operations
     * @param instructions of an operation
     */
    public record Kernel(
            String kernel,
            String verdict,
            Ratio estimate,
            double margin,
            OptionalDouble floor,
            OptionalInt needed,
            Both nanos,
            Both bytes,
            Both instructions) {}
}
