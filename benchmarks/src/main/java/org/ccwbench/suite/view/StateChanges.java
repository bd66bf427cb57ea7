package org.ccwbench.suite.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/** Events of devices by the state before, the event, and the state after. */
final class StateChanges implements Collector {
    static final String STATE_CHANGE = "ccw.StateChange";

    private static final List<String> COLUMNS = List.of("from", "event", "to", "number", "p50 ns", "p99 ns", "max ns");

    private final Map<Change, Durations> changes = new HashMap<>();

    StateChanges(Recording recording) {}

    private record Change(String from, String event, String to) {
        static Change of(RecordedEvent event) {
            return new Change(event.getString("from"), event.getString("event"), event.getString("to"));
        }
    }

    @Override
    public void accept(RecordedEvent event) {
        changes.computeIfAbsent(Change.of(event), change -> new Durations())
                .add(event.getDuration().toNanos());
    }

    @Override
    public Table table() {
        final List<List<Object>> rows = changes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Change, Durations> entry) ->
                                entry.getValue().count())
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return new Table(COLUMNS, rows, List.of());
    }

    private static List<Object> row(Change change, Durations durations) {
        return durations.row(List.of(change.from(), change.event(), change.to(), durations.count()), 50, 99);
    }
}
