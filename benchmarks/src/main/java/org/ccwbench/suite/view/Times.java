package org.ccwbench.suite.view;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;

/** Times of events as numbers: nanoseconds since 1970. */
final class Times {
    private Times() {}

    static long begin(RecordedEvent event) {
        return nanos(event.getStartTime());
    }

    static long end(RecordedEvent event) {
        return nanos(event.getEndTime());
    }

    static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    static double millis(long nanos) {
        return nanos / 1e6;
    }
}
