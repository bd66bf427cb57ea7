package org.ccwbench.suite.gate.counters;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.ccwbench.suite.results.WholeFile;

/** The file {@code counters.json}: what each fixture may cost, sorted by name, a fixture in a line. */
public final class CountersFile {
    /** Where it stands among the sources. */
    public static final Path SOURCE = Path.of("benchmarks/src/main/resources/org/ccwbench/counters.json");

    private static final String RESOURCE = "org/ccwbench/counters.json";

    private CountersFile() {}

    /**
     * The file that this version was built with.
     *
     * @throws IllegalArgumentException when it does not follow the format
     * @throws IllegalStateException when there is none
     */
    public static SortedMap<String, Counts> bundled() throws IOException {
        try (InputStream in = CountersFile.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("this version was built without " + RESOURCE);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), RESOURCE);
        }
    }

    /** The file that a jar was built with; empty when that version had none. */
    public static Optional<SortedMap<String, Counts>> inJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(RESOURCE) == null) {
                return Optional.empty();
            }
            final byte[] bytes = file.getInputStream(file.getEntry(RESOURCE)).readAllBytes();
            return Optional.of(parse(new String(bytes, StandardCharsets.UTF_8), jar + ", " + RESOURCE));
        }
    }

    /** A file among the sources. */
    public static SortedMap<String, Counts> read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    /** Writes a file, whole or not at all. */
    public static void write(Path file, SortedMap<String, Counts> counts) {
        WholeFile.write(file, print(counts));
    }

    /**
     * Reads a text.
     *
     * @param source what it is called in messages
     * @throws IllegalArgumentException when it does not follow the format
     */
    static SortedMap<String, Counts> parse(String text, String source) {
        final SortedMap<String, Counts> counts = new TreeMap<>();
        try {
            for (final Map.Entry<String, JsonElement> line :
                    JsonParser.parseString(text).getAsJsonObject().entrySet()) {
                counts.put(line.getKey(), counts(line.getValue().getAsJsonObject()));
            }
            return counts;
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NumberFormatException
                | UnsupportedOperationException e) {
            throw new IllegalArgumentException(source + ": not a file of work counters: " + e.getMessage(), e);
        }
    }

    private static Counts counts(JsonObject line) {
        final List<Long> values = new ArrayList<>();
        for (final Counter counter : Counter.values()) {
            final JsonElement value = line.get(counter.key());
            if (value == null) {
                throw new IllegalStateException("no " + counter.key());
            }
            values.add(value.getAsLong());
        }
        return new Counts(values);
    }

    /** As {@link #parse} reads it. */
    static String print(SortedMap<String, Counts> counts) {
        return counts.entrySet().stream()
                .map(line -> "  \"" + line.getKey() + "\": " + print(line.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String print(Counts counts) {
        return Arrays.stream(Counter.values())
                .map(counter -> '"' + counter.key() + "\": " + counts.get(counter))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
