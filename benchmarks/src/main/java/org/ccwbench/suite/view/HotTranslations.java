package org.ccwbench.suite.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/** Programs by their shape, those that took the most time first. */
final class HotTranslations implements Collector {
    static final String TRANSLATE = "ccw.Translate";

    private static final List<String> COLUMNS = List.of(
            "segments", "CCWs", "IDAWs", "pages", "result", "programs", "% of time", "p50 ns", "p99 ns", "max ns");

    private final Map<Shape, Durations> shapes = new HashMap<>();

    HotTranslations(Recording recording) {}

    private record Shape(int segments, int ccws, int idaws, int pages, String result) {
        static Shape of(RecordedEvent event) {
            return new Shape(
                    event.getInt("segments"),
                    event.getInt("ccws"),
                    event.getInt("idaws"),
                    event.getInt("pages"),
                    event.getInt("result") == 0 ? "translated" : event.getString("reason"));
        }
    }

    @Override
    public void accept(RecordedEvent event) {
        shapes.computeIfAbsent(Shape.of(event), shape -> new Durations())
                .add(event.getDuration().toNanos());
    }

    @Override
    public Table table() {
        final long sum = shapes.values().stream().mapToLong(Durations::sum).sum();
        final List<List<Object>> rows = shapes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Shape, Durations> entry) ->
                                entry.getValue().sum())
                        .reversed())
                .map(entry -> row(entry.getKey(), entry.getValue(), sum))
                .toList();
        return new Table(COLUMNS, rows, List.of());
    }

    private static List<Object> row(Shape shape, Durations durations, long sum) {
        return durations.row(
                List.of(
                        shape.segments(),
                        shape.ccws(),
                        shape.idaws(),
                        shape.pages(),
                        shape.result(),
                        durations.count(),
                        Durations.share(durations.sum(), sum)),
                50,
                99);
    }
}
