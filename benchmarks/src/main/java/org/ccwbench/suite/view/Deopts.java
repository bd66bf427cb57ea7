package org.ccwbench.suite.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;

/** Deoptimizations by place and reason; those while something was measured first. */
final class Deopts implements Collector {
    static final String DEOPTIMIZATION = "jdk.Deoptimization";
    static final String WHILE_MEASURING = "while measuring";

    private static final List<String> COLUMNS =
            List.of("method", "line", "reason", "action", "number", WHILE_MEASURING);

    private final List<Iteration> measured;
    private final Map<Place, long[]> places = new HashMap<>();

    Deopts(Recording recording) {
        measured = recording.measured();
    }

    private record Place(String method, int line, String reason, String action) {
        static Place of(RecordedEvent event) {
            final RecordedMethod method = event.getValue("method");
            return new Place(
                    method.getType().getName() + '.' + method.getName(),
                    event.getInt("lineNumber"),
                    event.getString("reason"),
                    event.getString("action"));
        }
    }

    @Override
    public void accept(RecordedEvent event) {
        final long[] counts = places.computeIfAbsent(Place.of(event), place -> new long[2]);
        counts[0]++;
        final long begin = Times.begin(event);
        counts[1] += measured.stream().anyMatch(iteration -> iteration.holds(begin)) ? 1 : 0;
    }

    @Override
    public Table table() {
        final List<List<Object>> rows = places.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Place, long[]> entry) -> entry.getValue()[1])
                        .thenComparing(entry -> entry.getValue()[0])
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return new Table(
                COLUMNS, rows, measured.isEmpty() ? List.of("No iterations of a benchmark were recorded.") : List.of());
    }

    private static List<Object> row(Place place, long... counts) {
        return List.of(place.method(), place.line(), place.reason(), place.action(), counts[0], counts[1]);
    }
}
