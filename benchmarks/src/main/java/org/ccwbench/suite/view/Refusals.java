package org.ccwbench.suite.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;

/** Refusals by reason, the most frequent first. */
final class Refusals implements Collector {
    static final String REFUSAL = "ccw.Refusal";

    private static final List<String> COLUMNS =
            List.of("reason", "result", "refusals", "%", "lowest address", "highest address");

    private final Map<String, Refused> reasons = new TreeMap<>();

    Refusals(Recording recording) {}

    private static final class Refused {
        private int result;
        private long count;
        private long lowest = -1;
        private long highest;

        void add(RecordedEvent event) {
            final long gpa = event.getLong("gpa");
            result = event.getInt("result");
            count++;
            lowest = Long.compareUnsigned(gpa, lowest) < 0 ? gpa : lowest;
            highest = Long.compareUnsigned(gpa, highest) > 0 ? gpa : highest;
        }
    }

    @Override
    public void accept(RecordedEvent event) {
        reasons.computeIfAbsent(event.getString("reason"), reason -> new Refused())
                .add(event);
    }

    @Override
    public Table table() {
        final long all =
                reasons.values().stream().mapToLong(refused -> refused.count).sum();
        final List<List<Object>> rows = reasons.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Refused> entry) -> entry.getValue().count)
                        .reversed())
                .map(entry -> row(entry.getKey(), entry.getValue(), all))
                .toList();
        return new Table(COLUMNS, rows, rows.isEmpty() ? List.of("Nothing was refused.") : List.of());
    }

    private static List<Object> row(String reason, Refused refused, long all) {
        return List.of(
                reason,
                refused.result,
                refused.count,
                Durations.share(refused.count, all),
                Long.toHexString(refused.lowest),
                Long.toHexString(refused.highest));
    }
}
