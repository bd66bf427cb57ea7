package org.ccwbench.suite;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ccwbench.suite.results.Median;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** The iterations of a run in all its JVMs, and figures made of their counters. */
record Samples(List<IterationResult> iterations) {
    static Samples of(RunResult run) {
        return new Samples(run.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList());
    }

    /** What a counter stands at in an iteration. */
    static double count(IterationResult iteration, String counter) {
        return iteration.getSecondaryResults().get(counter).getScore();
    }

    /** Median over the iterations of a figure that each of them gives. */
    double median(ToDoubleFunction<IterationResult> figure) {
        return Median.of(iterations.stream().mapToDouble(figure).toArray());
    }

    /** With so many places behind the point. */
    static String decimal(int places, double value) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    /** Bytes: whole ones without a point. */
    static String bytes(double value) {
        return decimal(value == Math.rint(value) ? 0 : 3, value);
    }
}
