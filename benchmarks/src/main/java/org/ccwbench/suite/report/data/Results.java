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
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.results.Figures;
import org.ccwbench.suite.results.JmhResult;

/**
 * What all directories hold together. Times are those of one environment: that of the first run which has times and
 * says where they come from. Times of other environments are refused, and so are those of a part of another run than
 * the first part is of, and those of the same run once more; counters never are.
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
            final String why = Stream.concat(
                            Stream.of(refusal(run, reference.orElseThrow())),
                            timed.stream().map(earlier -> conflict(run, earlier)))
                    .filter(reason -> !reason.isEmpty())
                    .findFirst()
                    .orElse("");
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

    /** Why times of a run cannot be put together with those of an earlier one of the same environment. */
    private static String conflict(Run run, Run earlier) {
        if (run.record().isEmpty() || earlier.record().isEmpty()) {
            return "";
        }
        if (run.record().equals(earlier.record())) {
            return "it holds the same run as " + earlier.name() + ", whose times are counted once";
        }
        final Share own = Share.of(run.record().get());
        final Share other = Share.of(earlier.record().get());
        return own.shard().isWhole() || other.shard().isWhole() || isOfOneRun(own, other)
                ? ""
                : "it is part " + own.shard() + " of " + own.work() + ", and " + earlier.name() + " is part "
                        + other.shard() + " of another run, " + other.work();
    }

    private static boolean isOfOneRun(Share left, Share right) {
        return left.work().equals(right.work())
                && left.shard().parts() == right.shard().parts();
    }

    /** Checks with known answers, the parts of one together. */
    public List<Parts> checks() {
        return Parts.of(runs, run -> run.check().map(Share::of));
    }

    /** Parts of runs and checks that are nowhere, and what was not measured of a run; a sentence each. */
    public List<String> missing() {
        final List<Parts> measured = Parts.of(runs, run -> run.record().map(Share::of));
        return Stream.concat(
                        Stream.concat(measured.stream(), checks().stream()).flatMap(parts -> parts.missing().stream()),
                        runs.stream().flatMap(run -> unmeasured(run).stream()))
                .toList();
    }

    private static Optional<String> unmeasured(Run run) {
        final int planned = run.record().stream()
                .flatMap(record -> record.plan().stream())
                .mapToInt(Entry::forks)
                .sum();
        final int there = run.results().stream().mapToInt(JmhResult::forks).sum();
        return there < planned
                ? Optional.of(
                        run.name() + " has results of " + there + " of " + planned + " JVMs: run --resume goes on")
                : Optional.empty();
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
