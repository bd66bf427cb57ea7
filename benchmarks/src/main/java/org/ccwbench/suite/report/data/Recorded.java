package org.ccwbench.suite.report.data;

import java.util.List;

/**
 * What a recording says of the warm-up of one fork.
 *
 * @param name of the benchmark and its parameters
 * @param fork number of the recording
 */
public record Recorded(String name, int fork, List<Iteration> iterations) {

    /**
     * An iteration, and what the JVM did beside it.
     *
     * @param isMeasured whether it counts, or only warms up
     * @param number of its kind, from 1
     * @param nanos median of the programs that were recorded; 0 when none was
     */
    public record Iteration(
            boolean isMeasured,
            int number,
            double millis,
            long compilations,
            long deoptimizations,
            long collections,
            double nanos) {}
}
