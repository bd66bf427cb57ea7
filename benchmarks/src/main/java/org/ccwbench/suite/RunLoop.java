package org.ccwbench.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.suite.machine.NoiseLog;
import org.ccwbench.suite.plan.Benchmark;
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.plan.JdkHome;
import org.ccwbench.suite.plan.RunPlan;
import org.ccwbench.suite.results.JmhResult;
import org.ccwbench.suite.results.ResultsException;
import org.ccwbench.suite.results.RunFolder;
import org.ccwbench.suite.results.WholeFile;
import org.openjdk.jmh.runner.RunnerException;

/** Starts one JVM after the other for what is missing of a run, and keeps what each has measured. */
final class RunLoop {
    private static final double MILLIS_A_SECOND = 1e3;
    private static final double NANOS_A_SECOND = 1e9;
    private static final String LOCK = "JMH lock";

    private final Terminal terminal;
    private final RunFolder folder;
    private final RunFork fork;
    private final BooleanSupplier stopped;
    private final Progress progress;
    private final List<Entry> forks;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final int before;
    private int done;
    private double expectedSeconds;
    private double takenSeconds;
    private String hindrance;
    private boolean isWrong;

    RunLoop(Terminal terminal, RunFolder folder, RunFork fork, BooleanSupplier stopped) {
        this.terminal = terminal;
        this.folder = folder;
        this.fork = fork;
        this.stopped = stopped;
        this.progress = new Progress(terminal);
        final List<Entry> all = new RunPlan(folder.record().plan()).forksInTurn();
        this.forks = missing(all, folder);
        this.before = all.size() - forks.size();
    }

    private static List<Entry> missing(List<Entry> all, RunFolder folder) {
        final Map<String, Integer> there = new HashMap<>();
        folder.record().plan().forEach(entry -> there.put(entry.id(), folder.forks(entry)));
        final List<Entry> missing = new ArrayList<>(all);
        missing.removeIf(entry -> there.merge(entry.id(), -1, Integer::sum) >= 0);
        return missing;
    }

    /** Whether no JVM is missing. */
    boolean isDone() {
        return done == forks.size();
    }

    /** JVMs that have ended, those of earlier calls included. */
    int done() {
        return before + done;
    }

    /** JVMs of the whole plan. */
    int all() {
        return before + forks.size();
    }

    /** Why a benchmark could not be measured, by the id of its entry. */
    Map<String, String> failures() {
        return failures;
    }

    /** Why none can be measured or kept any more. */
    Optional<String> hindrance() {
        return Optional.ofNullable(hindrance);
    }

    /** Whether a benchmark found a wrong translation. */
    boolean isWrong() {
        return isWrong;
    }

    /** Measures until all is done, somebody stops it, or it cannot go on. */
    void run() {
        try (NoiseLog noise = NoiseLog.started(folder.path().resolve(NoiseLog.FILE))) {
            for (final Entry entry : forks) {
                if (stopped.getAsBoolean() || hindrance != null) {
                    break;
                }
                if (!failures.containsKey(entry.id())) {
                    step(entry);
                    measure(entry);
                }
            }
            progress.end();
            noise.failure().ifPresent(terminal.err()::println);
        }
    }

    private void step(Entry entry) {
        final JdkHome jdk = folder.record().jdks().get(entry.jdk());
        final String what = Benchmark.shortName(entry.benchmark())
                + (entry.params().isEmpty() ? "" : ' ' + entry.values())
                + (folder.record().jdks().size() > 1 ? " JDK " + jdk.version() : "")
                + ", fork " + (folder.forks(entry) + 1) + " of " + entry.forks();
        progress.step(done(), all(), what, left());
    }

    /** As planned, corrected by how long the JVMs have taken so far. */
    private Duration left() {
        final double planned = forks.subList(done, forks.size()).stream()
                .filter(entry -> !failures.containsKey(entry.id()))
                .mapToDouble(Entry::forkSeconds)
                .sum();
        final double slower = expectedSeconds == 0 ? 1 : takenSeconds / expectedSeconds;
        return Duration.ofMillis((long) (MILLIS_A_SECOND * planned * slower));
    }

    private void measure(Entry entry) {
        final long start = System.nanoTime();
        try {
            final JmhResult result = fork.measure(entry, folder.record().jdks().get(entry.jdk()));
            takenSeconds += (System.nanoTime() - start) / NANOS_A_SECOND;
            expectedSeconds += entry.forkSeconds();
            folder.add(entry, result);
            done++;
        } catch (RunnerException e) {
            fail(entry, e);
        } catch (ResultsException e) {
            hindrance = e.getMessage();
        }
    }

    /** A JVM that was killed with the suite has not failed. */
    private void fail(Entry entry, RunnerException failure) {
        final WrongTranslationException wrong = WrongTranslationException.in(failure);
        if (wrong != null) {
            isWrong = true;
            hindrance = wrong.getMessage();
        } else if (failure.getMessage() != null && failure.getMessage().contains(LOCK)) {
            hindrance = "Other benchmarks are running on this machine, as JMH's lock is taken: wait until they have"
                    + " ended.";
        } else if (!stopped.getAsBoolean()) {
            progress.end();
            failures.put(entry.id(), keep(entry, failure));
        }
    }

    private String keep(Entry entry, RunnerException failure) {
        final StringBuilder printed = new StringBuilder();
        for (final Throwable output : failure.getSuppressed()) {
            printed.append(output.getMessage());
        }
        final String why = RunSummary.cause(printed.toString()).orElseGet(failure::getMessage);
        try {
            final Path file = folder.path().resolve("failed-" + entry.id() + ".txt");
            WholeFile.write(file, printed.toString());
            return why + "; what its JVM printed is in " + file;
        } catch (ResultsException e) {
            return why;
        }
    }
}
