package org.ccwbench.suite.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording in a file. It is read from its beginning for every question, and never held in memory as a whole. */
public final class Recording {
    private static final String ACTIVE_SETTING = "jdk.ActiveSetting";

    private final Path file;
    private final Map<String, Long> counts = new HashMap<>();
    private final Set<String> on = new HashSet<>();
    private final Map<String, Integer> rates = new HashMap<>();
    private final List<Iteration> iterations = new ArrayList<>();

    /**
     * Opens a recording and counts its events.
     *
     * @throws RecordingException when it cannot be read to its end
     */
    public Recording(Path file) {
        this.file = file;
        ChunkWalk.check(file);
        final Map<Long, String> names = names();
        read(event -> {
            counts.merge(event.getEventType().getName(), 1L, Long::sum);
            switch (event.getEventType().getName()) {
                case ACTIVE_SETTING -> noteSetting(event, names.getOrDefault(event.getLong("id"), ""));
                case Iteration.TYPE -> iterations.add(Iteration.of(event));
                default -> {
                    // only counted
                }
            }
        });
        iterations.sort(Comparator.comparingLong(Iteration::begin));
    }

    private Map<Long, String> names() {
        try (RecordingFile events = new RecordingFile(file)) {
            final Map<Long, String> names = new HashMap<>();
            for (final EventType type : events.readEventTypes()) {
                names.put(type.getId(), type.getName());
            }
            return names;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private void noteSetting(RecordedEvent setting, String type) {
        final String value = setting.getString("value");
        if (setting.getString("name").equals("enabled") && value.equals("true")) {
            on.add(type);
        } else if (setting.getString("name").equals("every")) {
            rates.put(type, Integer.parseInt(value));
        }
    }

    /** Hands all events over, in the order of the file, which is not that of time. */
    void read(Consumer<RecordedEvent> reader) {
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                reader.accept(events.readEvent());
            }
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** JFR's reader throws anything when a file is not as it must be. */
    private RecordingException unreadable(Exception cause) {
        return new RecordingException(file + ": cannot be read as a recording: " + cause.getMessage(), cause);
    }

    /** The file. */
    Path file() {
        return file;
    }

    /** Whether there are, or could have been, events whose type begins so. */
    boolean knows(String beginning) {
        return Stream.concat(counts.keySet().stream(), on.stream()).anyMatch(type -> type.startsWith(beginning));
    }

    /** How many events of a type there are. */
    long count(String type) {
        return counts.getOrDefault(type, 0L);
    }

    /** Whether the recording says that events of a type were on. */
    boolean isOn(String type) {
        return on.contains(type);
    }

    /** One event of a type in how many was recorded. */
    int every(String type) {
        return rates.getOrDefault(type, 1);
    }

    /** Iterations of a benchmark, in order; empty when no benchmark was recorded. */
    List<Iteration> iterations() {
        return iterations;
    }

    /** Those that count. */
    List<Iteration> measured() {
        return iterations.stream().filter(Iteration::isMeasured).toList();
    }
}
