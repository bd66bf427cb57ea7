package org.ccwbench.suite.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;

/** Interruptions by kind, each kind from the time the device meant and from the time the driver took it. */
final class IrqLatency implements Collector {
    static final String INTERRUPT = "ccw.Interrupt";

    private static final List<String> COLUMNS =
            List.of("kind", "from", "interruptions", "overwritten", "p50 ns", "p90 ns", "p99 ns", "p99.9 ns", "max ns");

    private final Map<String, Kind> kinds = new TreeMap<>();

    IrqLatency(Recording recording) {}

    private static final class Kind {
        private final Durations fromIntended = new Durations();
        private final Durations fromTaken = new Durations();
        private long overwritten;

        void add(RecordedEvent event) {
            if (isTimed(event)) {
                fromIntended.add(event.getLong("latency"));
            }
            fromTaken.add(event.getDuration().toNanos());
            overwritten += event.getInt("overwritten");
        }
    }

    /** Whether the device said when it meant to interrupt. */
    static boolean isTimed(RecordedEvent event) {
        return event.getLong("intended") != 0;
    }

    @Override
    public void accept(RecordedEvent event) {
        kinds.computeIfAbsent(event.getString("kind"), kind -> new Kind()).add(event);
    }

    @Override
    public Table table() {
        final List<List<Object>> rows = new ArrayList<>();
        long untimed = 0;
        for (final Map.Entry<String, Kind> entry : kinds.entrySet()) {
            final Kind kind = entry.getValue();
            if (kind.fromIntended.count() > 0) {
                rows.add(row(entry.getKey(), "intended time", kind.fromIntended, kind.overwritten));
            }
            rows.add(row(entry.getKey(), "driver", kind.fromTaken, kind.overwritten));
            untimed += kind.fromTaken.count() - kind.fromIntended.count();
        }
        return new Table(
                COLUMNS,
                rows,
                untimed == 0 ? List.of() : List.of("Of " + untimed + " the device did not say the intended time."));
    }

    private static List<Object> row(String kind, String from, Durations durations, long overwritten) {
        return durations.row(List.of(kind, from, durations.count(), overwritten), 50, 90, 99, 99.9);
    }
}
