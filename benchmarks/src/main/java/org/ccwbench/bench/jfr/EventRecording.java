package org.ccwbench.bench.jfr;

import java.util.List;
import jdk.jfr.Recording;

/** A recording with the events of this project, kept to a size that it cannot outgrow. */
final class EventRecording implements AutoCloseable {
    private static final long MOST_BYTES = 64 << 20;
    private static final String EVERY = "every";

    private final Recording recording = new Recording();

    /**
     * Starts one.
     *
     * @param how {@code none}: JFR is never started; {@code off}: it records, but none of these events;
     *     {@code profile}: one in 64; {@code all}: every one
     */
    EventRecording(String how, List<String> types) {
        recording.setMaxSize(MOST_BYTES);
        switch (how) {
            case "none" -> {
                return;
            }
            case "off" -> types.forEach(recording::disable);
            case "profile" -> types.forEach(type -> recording.enable(type).with(EVERY, "64"));
            case "all" -> types.forEach(type -> recording.enable(type).with(EVERY, "1"));
            default -> throw new IllegalArgumentException("no such recording: " + how);
        }
        recording.start();
    }

    @Override
    public void close() {
        recording.close();
    }
}
