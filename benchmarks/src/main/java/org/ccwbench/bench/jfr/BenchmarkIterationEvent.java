package org.ccwbench.bench.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An iteration of a benchmark, so that a recording can be cut to what was measured. */
@Name("ccw.BenchmarkIteration")
@Label("Benchmark Iteration")
@Description("An iteration of a JMH benchmark; the first of a JVM includes its set-up")
@Category({"Channel I/O", "Benchmark"})
@Enabled(false)
@StackTrace(false)
final class BenchmarkIterationEvent extends Event {
    @Label("Benchmark")
    @Description("Class and method")
    String benchmark;

    @Label("Parameters")
    @Description("name=value, with commas between")
    String parameters;

    @Label("Kind")
    @Description("warm-up or measurement")
    String kind;

    @Label("Number")
    @Description("From 1, of its kind")
    int number;
}
