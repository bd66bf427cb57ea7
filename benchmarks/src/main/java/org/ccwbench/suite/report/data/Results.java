package org.ccwbench.suite.report.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Environment.Part;
import org.ccwbench.suite.plan.Benchmark;
import org.ccwbench.suite.results.Figures;
import org.ccwbench.suite.results.JmhResult;

/**
 * What all directories hold together. Times are those of one environment: that of the first run which has times and
 * says where they come from. Times of other environments are refused; counters never are.
 */
public final class Results {
    private static final int DIGEST_SHOWN = 8;

    private final List<Run> runs;
    private final List<Problem> problems;
    private final List<Run> timed = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private Results(List<Run> runs, List<Problem> problems) {
        this.runs = List.copyOf(runs);
        this.problems = List.copyOf(problems);
        sort();
    }

    /**
     * Times that are not in the report.
     *
     * @param run the directory's name
     * @param why in words
     */
    public record Refusal(String run, String why) {}

    /**
     * Reads directories and archives.
     *
     * @throws org.ccwbench.suite.results.ResultsException when an archive is damaged, or none
     */
    public static Results read(List<Path> places) {
        final List<Problem> problems = new ArrayList<>();
        final List<Run> runs = new ArrayList<>();
        for (final Path place : places) {
            runs.addAll(RunReader.read(place, problems));
        }
        return new Results(runs, problems);
    }

    /** One run alone. */
    public static Results of(Run run) {
        return new Results(List.of(run), List.of());
    }

    private void sort() {
        final List<Run> withTimes = runs.stream().filter(Run::hasTimes).toList();
        final Optional<Run> reference = Stream.concat(
                        withTimes.stream().filter(run -> run.environment().isPresent()), withTimes.stream())
                .findFirst();
        for (final Run run : withTimes) {
            final String why = refusal(run, reference.orElseThrow());
            if (why.isEmpty()) {
                timed.add(run);
            } else {
                refusals.add(new Refusal(run.name(), why));
            }
        }
    }

    private static String refusal(Run run, Run reference) {
        if (run == reference) {
            return "";
        }
        final Optional<Environment> here = run.environment();
        if (here.isEmpty() || reference.environment().isEmpty()) {
            return "nobody knows where they were measured: there is no run.json and no environment.json beside them";
        }
        return String.join(
                "; ", here.get().differences(reference.environment().get(), Part.MACHINE, Part.JDK, Part.FIXTURES));
    }

    /** All runs, those included whose times were refused. */
    public List<Run> runs() {
        return runs;
    }

    /** Files that could not be read. */
    public List<Problem> problems() {
        return problems;
    }

    /** Runs whose times may be set beside each other. */
    public List<Run> timed() {
        return timed;
    }

    /** Whose times may not. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** Results of JMH by what was measured; JVMs of the same version of JDK and jar add up. */
    private Map<Key, JmhResult> merged() {
        final Map<Key, JmhResult> merged = new LinkedHashMap<>();
        for (final Run run : timed) {
            for (final JmhResult result : run.results()) {
                final Key key = new Key(
                        Benchmark.shortName(result.benchmark()),
                        new TreeMap<>(result.params()),
                        result.jdk(),
                        run.environment().map(one -> one.jar().get("sha256")).orElse(""));
                merged.merge(key, result, JmhResult::with);
            }
        }
        return merged;
    }

    private record Key(String benchmark, Map<String, String> params, String jdk, String jar) {}

    /** All figures of all benchmarks. */
    public List<Series> series() {
        final Map<Key, JmhResult> merged = merged();
        final boolean severalJdks =
                merged.keySet().stream().map(Key::jdk).distinct().count() > 1;
        final boolean severalJars =
                merged.keySet().stream().map(Key::jar).distinct().count() > 1;
        final List<Series> series = new ArrayList<>();
        merged.forEach((key, result) -> {
            final String version = (severalJdks ? "JDK " + key.jdk : "")
                    + (severalJars ? " jar " + key.jar.substring(0, Math.min(DIGEST_SHOWN, key.jar.length())) : "");
            final int first = series.size();
            Figures.values(result)
                    .forEach((figure, forks) -> series.add(new Series(
                            key.benchmark, key.params, version.strip(), figure, series.size() - first, forks)));
        });
        return series;
    }
}
