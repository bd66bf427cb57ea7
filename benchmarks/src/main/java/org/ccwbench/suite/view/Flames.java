package org.ccwbench.suite.view;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;

/** A flame graph of all forks of a benchmark, cut to what was measured: one page that needs nothing else. */
public final class Flames {
    private final FlameGraph graph;
    private long samples;

    /** An empty one. */
    public Flames(String title) {
        graph = new FlameGraph(new Arguments("--title", title));
    }

    /**
     * Adds the samples of a recording; those of its measured iterations, when it says which they are.
     *
     * @throws RecordingException when it cannot be read
     */
    public void add(Path recording) throws IOException {
        final Path collapsed = Files.createTempFile("samples", ".txt");
        try {
            JfrToFlame.convert(recording.toString(), collapsed.toString(), arguments(new Recording(recording)));
            final String stacks = Files.readString(collapsed);
            samples += stacks.lines().mapToLong(Flames::count).sum();
            graph.parseCollapsed(new BufferedReader(new StringReader(stacks)));
        } finally {
            Files.delete(collapsed);
        }
    }

    private static Arguments arguments(Recording recording) {
        final List<String> words = new ArrayList<>(List.of("-o", "collapsed", "--simple"));
        final List<Iteration> measured = recording.measured();
        if (!measured.isEmpty()) {
            words.addAll(List.of("--from", millis(measured.get(0).begin())));
            words.addAll(
                    List.of("--to", millis(measured.get(measured.size() - 1).end())));
        }
        return new Arguments(words.toArray(String[]::new));
    }

    private static String millis(long nanos) {
        return Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** The number behind a stack. */
    private static long count(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** Samples in it. */
    public long samples() {
        return samples;
    }

    /** Writes the page. */
    public void write(Path html) throws IOException {
        try (OutputStream out = Files.newOutputStream(html)) {
            graph.dump(out);
        }
    }
}
