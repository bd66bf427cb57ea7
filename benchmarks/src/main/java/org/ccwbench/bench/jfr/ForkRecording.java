package org.ccwbench.bench.jfr;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Records each JVM that JMH starts with {@code ccw-profile.jfc}, from the first iteration to the last. A JVM that is
 * told to end before writes what it has.
 */
public final class ForkRecording extends ForkProfiler {
    /** What the names of its files have in common. */
    public static final String KIND = "jfr";

    private static final String SETTINGS = "/ccw-profile.jfc";
    private static final String EVERY = "#every";

    private final IterationMarks marks = new IterationMarks();
    private final int every;
    private Recording recording;
    private int iterations;

    /** @param words what {@link #words} gives; JMH hands it on to the JVMs that it starts */
    public ForkRecording(String words) {
        super(Path.of(words.substring(words.indexOf(' ') + 1)), KIND);
        every = Integer.parseInt(words.substring(0, words.indexOf(' ')));
    }

    /**
     * What to do, for {@link #ForkRecording(String)}.
     *
     * @param every one in how many programs, pins, state changes and interruptions is recorded
     * @param folder where the files go
     */
    public static String words(int every, Path folder) {
        return every + " " + folder;
    }

    @Override
    public String getDescription() {
        return "Records each fork with JFR into a file of its own";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (recording == null) {
            start();
        }
        marks.beforeIteration(benchmark, iteration);
    }

    private void start() {
        try {
            recording = new Recording(settings());
            recording.setDestination(own());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        recording.setDumpOnExit(true);
        recording.start();
    }

    private Map<String, String> settings() throws IOException {
        try (Reader text =
                new InputStreamReader(ForkRecording.class.getResourceAsStream(SETTINGS), StandardCharsets.UTF_8)) {
            final Map<String, String> settings =
                    new HashMap<>(Configuration.create(text).getSettings());
            settings.replaceAll((name, value) -> name.endsWith(EVERY) ? Integer.toString(every) : value);
            return settings;
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        marks.afterIteration(benchmark, iteration, result);
        iterations++;
        if (iterations
                == benchmark.getWarmup().getCount() + benchmark.getMeasurement().getCount()) {
            recording.stop();
            recording.close();
        }
        return List.of();
    }
}
