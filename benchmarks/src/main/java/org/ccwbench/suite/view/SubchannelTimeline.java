package org.ccwbench.suite.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/** State changes and deliveries, subchannel by subchannel in the order of time. */
final class SubchannelTimeline implements Collector {
    private static final List<String> COLUMNS = List.of("subchannel", "at ns", "what", "took ns", "detail");

    private final List<Moment> moments = new ArrayList<>();

    SubchannelTimeline(Recording recording) {}

    private record Moment(String subchannel, long begin, String what, long nanos, String detail) {}

    @Override
    public void accept(RecordedEvent event) {
        final boolean isInterrupt = event.getEventType().getName().equals(IrqLatency.INTERRUPT);
        moments.add(new Moment(
                event.getString("subchannel"),
                Times.begin(event),
                isInterrupt ? "delivery" : event.getString("event"),
                event.getDuration().toNanos(),
                isInterrupt ? interrupt(event) : event.getString("from") + " to " + event.getString("to")));
    }

    private static String interrupt(RecordedEvent event) {
        return event.getString("kind")
                + (IrqLatency.isTimed(event) ? ", " + event.getLong("latency") + " ns after its intended time" : "");
    }

    @Override
    public Table table() {
        final long first = moments.stream().mapToLong(Moment::begin).min().orElse(0);
        final List<List<Object>> rows = moments.stream()
                .sorted(Comparator.comparing(Moment::subchannel).thenComparing(Moment::begin))
                .map(moment -> row(moment, first))
                .toList();
        return new Table(COLUMNS, rows, List.of());
    }

    private static List<Object> row(Moment moment, long first) {
        return List.of(moment.subchannel(), moment.begin() - first, moment.what(), moment.nanos(), moment.detail());
    }
}
