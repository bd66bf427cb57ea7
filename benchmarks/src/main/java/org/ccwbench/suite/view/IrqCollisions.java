package org.ccwbench.suite.view;

import java.util.Arrays;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.agrona.collections.LongArrayList;

/**
 * Programs during whose translation an interruption arrived, and the others. It arrives at its intended time; where the
 * device said none, when the driver takes it.
 */
final class IrqCollisions implements Collector {
    private static final List<String> COLUMNS =
            List.of("programs", "number", "% of programs", "p50 ns", "p99 ns", "p99.9 ns", "max ns");

    private final Recording recording;
    private final LongArrayList begins = new LongArrayList();
    private final LongArrayList ends = new LongArrayList();
    private final LongArrayList arrivals = new LongArrayList();

    IrqCollisions(Recording recording) {
        this.recording = recording;
    }

    @Override
    public void accept(RecordedEvent event) {
        if (event.getEventType().getName().equals(IrqLatency.INTERRUPT)) {
            arrivals.addLong(
                    IrqLatency.isTimed(event) ? Times.end(event) - event.getLong("latency") : Times.begin(event));
        } else {
            begins.addLong(Times.begin(event));
            ends.addLong(Times.end(event));
        }
    }

    @Override
    public Table table() {
        final long[] sorted = arrivals.toLongArray();
        Arrays.sort(sorted);
        final Durations with = new Durations();
        final Durations without = new Durations();
        for (int i = 0; i < begins.size(); i++) {
            final long begin = begins.getLong(i);
            final long end = ends.getLong(i);
            (isAnyWithin(sorted, begin, end) ? with : without).add(end - begin);
        }
        final List<List<Object>> rows = List.of(row("with an interruption", with), row("without one", without));
        return new Table(COLUMNS, rows, notes());
    }

    private static boolean isAnyWithin(long[] sorted, long begin, long end) {
        final int found = Arrays.binarySearch(sorted, begin);
        final int next = found < 0 ? ~found : found;
        return next < sorted.length && sorted[next] <= end;
    }

    private List<Object> row(String which, Durations durations) {
        return durations.row(
                List.of(which, durations.count(), Durations.share(durations.count(), begins.size())), 50, 99, 99.9);
    }

    private List<String> notes() {
        return recording.every(IrqLatency.INTERRUPT) == 1
                ? List.of()
                : List.of("Interruptions that were not recorded are missing here, so some programs \"without one\" had"
                        + " one: record with +ccw.Interrupt#every=1.");
    }
}
