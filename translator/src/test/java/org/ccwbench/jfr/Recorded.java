package org.ccwbench.jfr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Records what happens in a test. */
public final class Recorded {
    private Recorded() {}

    /** The {@code ccw} events of what an action does, in the order of their beginning; only these types are on. */
    public static List<RecordedEvent> during(List<String> types, Runnable action) {
        return during(types, Map.of(), action);
    }

    /** The same with settings that each of the types has. */
    public static List<RecordedEvent> during(List<String> types, Map<String, String> settings, Runnable action) {
        try (Recording recording = new Recording()) {
            for (final String type : types) {
                recording.enable(type);
                settings.forEach((name, value) -> recording.enable(type).with(name, value));
            }
            recording.start();
            action.run();
            recording.stop();
            return events(recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RecordedEvent> events(Recording recording) throws IOException {
        final Path file = Files.createTempFile("events", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith("ccw."))
                    .sorted((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }
}
