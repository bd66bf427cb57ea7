package org.ccwbench.suite.view;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;

/**
 * Samples of all forks of a benchmark, cut to what was measured. A flame graph of them, and one of what has changed
 * since earlier ones, is one page that needs nothing else.
 */
public final class Flames {
    /** What the converter puts behind the name of a method. */
    private static final Pattern KIND = Pattern.compile("_\\[[01ijk]](?=;|$)");

    /** So many standard deviations are chance. */
    private static final int DEVIATIONS = 3;

    private final String title;
    private final Map<String, Long> stacks = new TreeMap<>();

    /** None. */
    public Flames(String title) {
        this.title = title;
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
            Files.readAllLines(collapsed).forEach(this::count);
        } finally {
            Files.delete(collapsed);
        }
    }

    /** Names of what the JVM generates differ from one JVM to the next; normalized, they do not. */
    private static Arguments arguments(Recording recording) {
        final List<String> words = new ArrayList<>(List.of("-o", "collapsed", "--simple", "--norm"));
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

    /** A stack, and behind it the number of its samples. */
    void count(String line) {
        final int space = line.lastIndexOf(' ');
        stacks.merge(line.substring(0, space), Long.parseLong(line.substring(space + 1)), Long::sum);
    }

    /** Samples in it. */
    public long samples() {
        return stacks.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Writes the page. */
    public void write(Path html) throws IOException {
        write(html, graph(title, stacks));
    }

    /**
     * Writes the page of what has changed: as wide as it is now, red what takes a larger part of the time than before,
     * blue what takes a smaller one, yellow what is new, grey what chance alone can explain.
     */
    public void writeDiff(Path html, Flames before) throws IOException {
        final Map<String, Long> own = withoutKinds();
        final FlameGraph now = graph(
                title + "<br>" + before.samples() + " samples before, " + samples()
                        + " now: red takes more of the time, blue less, yellow is new",
                own);
        now.diff(graph(title, expected(own, before)));
        write(html, now);
    }

    /** A method is the same one whether it was compiled, inlined or interpreted. */
    private Map<String, Long> withoutKinds() {
        final Map<String, Long> merged = new TreeMap<>();
        stacks.forEach((stack, number) -> merged.merge(KIND.matcher(stack).replaceAll(""), number, Long::sum));
        return merged;
    }

    /** What is before, as if it were as many samples as now; and as it is now where chance can make the difference. */
    private Map<String, Long> expected(Map<String, Long> own, Flames before) {
        final double factor = (double) samples() / Math.max(1, before.samples());
        final Map<String, Long> earlier = before.withoutKinds();
        final Map<String, Long> expected = new TreeMap<>();
        earlier.forEach((stack, number) -> expected.put(stack, Math.max(1, Math.round(number * factor))));
        own.forEach((stack, number) -> {
            final long then = earlier.getOrDefault(stack, 0L);
            if (Math.abs(number - then * factor) <= DEVIATIONS * Math.sqrt(number + then * factor * factor)) {
                expected.put(stack, number);
            }
        });
        return expected;
    }

    private static FlameGraph graph(String heading, Map<String, Long> stacks) throws IOException {
        final String text = stacks.entrySet().stream()
                .map(stack -> stack.getKey() + ' ' + stack.getValue() + '\n')
                .collect(Collectors.joining());
        final FlameGraph graph = new FlameGraph(new Arguments("--title", heading));
        graph.parseCollapsed(new BufferedReader(new StringReader(text)));
        return graph;
    }

    private static void write(Path html, FlameGraph graph) throws IOException {
        try (OutputStream out = Files.newOutputStream(html)) {
            graph.dump(out);
        }
    }
}
