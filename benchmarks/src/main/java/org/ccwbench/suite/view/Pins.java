package org.ccwbench.suite.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;

/** Programs by the number of pages they held. */
final class Pins implements Collector {
    static final String PIN = "ccw.Pin";
    static final String PINNED_PAGES = "ccw.PinnedPages";

    private static final List<String> COLUMNS =
            List.of("pages", "programs", "lowest page", "highest page", "held p50 ns", "held p99 ns", "held max ns");

    private final Map<Integer, Held> counts = new TreeMap<>();
    private long samples;
    private long most;

    Pins(Recording recording) {}

    private static final class Held {
        private final Durations durations = new Durations();
        private long lowest = -1;
        private long highest;

        void add(RecordedEvent event) {
            durations.add(event.getDuration().toNanos());
            lowest = Long.compareUnsigned(event.getLong("lowest"), lowest) < 0 ? event.getLong("lowest") : lowest;
            highest = Long.compareUnsigned(event.getLong("highest"), highest) > 0 ? event.getLong("highest") : highest;
        }
    }

    @Override
    public void accept(RecordedEvent event) {
        if (event.getEventType().getName().equals(PINNED_PAGES)) {
            samples++;
            most = Math.max(most, event.getLong("pages"));
        } else {
            counts.computeIfAbsent(event.getInt("pages"), pages -> new Held()).add(event);
        }
    }

    @Override
    public Table table() {
        final List<List<Object>> rows = new ArrayList<>();
        counts.forEach((pages, held) -> rows.add(held.durations.row(
                List.of(pages, held.durations.count(), Long.toHexString(held.lowest), Long.toHexString(held.highest)),
                50,
                99)));
        return new Table(
                COLUMNS,
                rows,
                samples == 0
                        ? List.of()
                        : List.of("Most pages held at once, in " + samples + " samples: " + most + "."));
    }
}
