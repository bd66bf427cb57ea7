package org.ccwbench.suite.report.data;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Noise;
import org.ccwbench.suite.results.JmhResult;
import org.ccwbench.suite.results.RunRecord;
import org.ccwbench.suite.results.VerifyRecord;

/** What one directory holds. */
public final class Run {
    private final String name;
    private final List<JmhResult> results = new ArrayList<>();
    private final List<Noise> noise = new ArrayList<>();
    private final Map<String, Latency> latencies = new TreeMap<>();
    private final List<SweepPoint> sweep = new ArrayList<>();
    private final List<Recorded> recordings = new ArrayList<>();
    private final List<Path> flames = new ArrayList<>();
    private final Map<String, Counts> counters = new TreeMap<>();
    private final Map<String, Counts> countersBefore = new TreeMap<>();
    private final Map<String, List<Double>> forkRatios = new TreeMap<>();
    private RunRecord record;
    private Environment environment;
    private Verdict verdict;
    private Doctor doctor;
    private VerifyRecord check;
    private String latencyTitle = "";
    private String ended;

    Run(String name) {
        this.name = name;
    }

    void record(RunRecord found) {
        record = found;
        environment = found.environment();
        doctor = Doctor.of(found.fitness()).orElse(null);
    }

    void environment(Environment found) {
        environment = found;
    }

    void check(VerifyRecord found) {
        check = found;
    }

    void doctor(Doctor found) {
        doctor = found;
    }

    void verdict(Verdict found, Instant written) {
        verdict = found;
        ended = written.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void latencyTitle(String found) {
        latencyTitle = found;
    }

    /** What the latencies are of, in words; empty where nothing says it. */
    public String latencyTitle() {
        return latencyTitle;
    }

    /** The directory or archive, as it was given. */
    public String name() {
        return name;
    }

    /** What {@code run.json} says; empty where there is none. */
    public Optional<RunRecord> record() {
        return Optional.ofNullable(record);
    }

    /** Where it was measured; empty when it does not say. */
    public Optional<Environment> environment() {
        return Optional.ofNullable(environment);
    }

    /** What was compared with known answers; empty where nothing was. */
    public Optional<VerifyRecord> check() {
        return Optional.ofNullable(check);
    }

    /** Whether the machine was fit when it began; empty when it does not say. */
    public Optional<Doctor> doctor() {
        return Optional.ofNullable(doctor);
    }

    /**
     * When it began, in UTC. A gate or a comparison began with its first line of noise; where it has timed nothing, it
     * is the time of its verdict. Empty for anything else.
     */
    public Optional<String> started() {
        if (record != null) {
            return Optional.ofNullable(record.started());
        }
        return noise.stream()
                .map(first -> Instant.ofEpochMilli(first.t())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString())
                .findFirst()
                .or(() -> Optional.ofNullable(ended))
                .filter(time -> verdict != null);
    }

    /** Results of JMH. */
    public List<JmhResult> results() {
        return results;
    }

    /** How the machine was meanwhile. */
    public List<Noise> noise() {
        return noise;
    }

    /** What was recorded at each rate, by the rate's name. */
    public Map<String, Latency> latencies() {
        return latencies;
    }

    /** The points of a sweep, in the order of their rates; none where there was no sweep. */
    public List<SweepPoint> sweep() {
        return sweep;
    }

    /** Forks that were recorded. */
    public List<Recorded> recordings() {
        return recordings;
    }

    /** Flame graphs. */
    public List<Path> flames() {
        return flames;
    }

    /** Work counters by fixture. */
    public Map<String, Counts> counters() {
        return counters;
    }

    /** Those of the version that a gate compared with. */
    public Map<String, Counts> countersBefore() {
        return countersBefore;
    }

    /** What a gate or a comparison came to; empty where there was none. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    /** New to old of each fork that a gate or a comparison has timed, by kernel. */
    public Map<String, List<Double>> forkRatios() {
        return forkRatios;
    }

    /** Whether it holds times, which are only worth something beside others of the same environment. */
    public boolean hasTimes() {
        return !results.isEmpty() || !latencies.isEmpty() || !sweep.isEmpty() || !recordings.isEmpty();
    }

    boolean isEmpty() {
        return !hasTimes()
                && noise.isEmpty()
                && flames.isEmpty()
                && counters.isEmpty()
                && record == null
                && verdict == null
                && check == null;
    }
}
