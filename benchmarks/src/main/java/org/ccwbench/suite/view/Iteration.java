package org.ccwbench.suite.view;

import jdk.jfr.consumer.RecordedEvent;

/**
 * An iteration of a benchmark.
 *
 * @param isMeasured whether it counts, or only warms up
 * @param number from 1, of its kind
 * @param begin nanoseconds since 1970
 * @param end nanoseconds since 1970
 */
record Iteration(String benchmark, String parameters, boolean isMeasured, int number, long begin, long end) {
    static final String TYPE = "ccw.BenchmarkIteration";
    static final String MEASUREMENT = "measurement";

    static Iteration of(RecordedEvent event) {
        return new Iteration(
                event.getString("benchmark"),
                event.getString("parameters"),
                event.getString("kind").equals(MEASUREMENT),
                event.getInt("number"),
                Times.begin(event),
                Times.end(event));
    }

    boolean holds(long nanos) {
        return nanos >= begin && nanos <= end;
    }
}
