package org.ccwbench.suite.results;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Environment.Part;
import org.ccwbench.suite.machine.Noise;
import org.ccwbench.suite.machine.NoiseLog;
import org.ccwbench.suite.plan.Entry;

/**
 * The directory of a run: {@code run.json}, {@code results/ID.json} for each entry of the plan, {@code noise.jsonl};
 * and for other programs {@code jmh-result.json}, all results in one list. Every file is there as a whole or not at
 * all, so that a killed run leaves what it had measured.
 */
public final class RunFolder {
    /** All results in one file, under the name that JMH gives it. */
    public static final String JMH = "jmh-result.json";

    private static final String RECORD = "run.json";
    private static final String RESULTS = "results";
    private static final String ENDING = ".json";
    private static final String BROKEN = ".broken";

    private final Path folder;
    private final RunRecord record;
    private final Map<String, JmhResult> results = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    private RunFolder(Path folder, RunRecord record) {
        this.folder = folder;
        this.record = record;
    }

    /**
     * Makes the directory of a run that begins.
     *
     * @throws ResultsException when it cannot be made, or holds a run
     */
    public static RunFolder create(Path folder, RunRecord record) {
        if (Files.exists(folder.resolve(RECORD))) {
            throw new ResultsException(folder + ": holds a run already: run --resume " + folder
                    + " goes on with it, and another --results DIR begins a new one");
        }
        ResultsFolder.make(folder);
        ResultsFolder.make(folder.resolve(RESULTS));
        WholeFile.write(folder.resolve(RECORD), record.toJson());
        return new RunFolder(folder, record);
    }

    /**
     * Reads the directory of a run, or an {@link Archive} of it.
     *
     * @throws ResultsException when it cannot be read; a result that cannot is only {@link #broken}
     */
    public static RunFolder open(Path path) {
        final Path folder = Archive.isArchive(path) ? Archive.open(path) : path;
        final Path file = folder.resolve(RECORD);
        if (!Files.exists(file)) {
            throw new ResultsException(path + ": there is no run in it, as there is no " + RECORD
                    + (Files.exists(path) ? "" : " and no such directory"));
        }
        final RunFolder run = new RunFolder(folder, record(file));
        run.record.plan().forEach(run::read);
        return run;
    }

    private static RunRecord record(Path file) {
        try {
            return RunRecord.parse(Files.readString(file));
        } catch (IOException e) {
            throw new ResultsException(file, "cannot be read", e);
        } catch (JsonParseException e) {
            throw new ResultsException(file + ": is not the record of a run of format " + RunRecord.FORMAT
                    + ": it is damaged, or of another version of the suite");
        }
    }

    private void read(Entry entry) {
        final Path file = file(entry);
        if (!Files.exists(file)) {
            return;
        }
        try {
            final JmhResult result = JmhResult.parse(Files.readString(file));
            if (!result.benchmark().equals(entry.benchmark())
                    || !result.params().equals(entry.params())) {
                broken.add(file + ": is left out, as it is a result of another benchmark than its name says");
            } else {
                results.put(entry.id(), result);
            }
        } catch (IOException e) {
            broken.add(file + ": is left out, as it cannot be read: " + ResultsException.reason(e));
        } catch (JsonParseException e) {
            broken.add(file + ": is left out, as it is damaged");
        }
    }

    /** The directory, which may be one inside an archive. */
    public Path path() {
        return folder;
    }

    /** What it was to measure, and where. */
    public RunRecord record() {
        return record;
    }

    /** The results so far, by the id of their entry. */
    public Map<String, JmhResult> results() {
        return Map.copyOf(results);
    }

    /** A sentence for each result that is there and cannot be used. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    /** JVMs that an entry has a result of. */
    public int forks(Entry entry) {
        return results.containsKey(entry.id()) ? results.get(entry.id()).forks() : 0;
    }

    /**
     * Adds what a further JVM has measured, and writes it down. It is among the {@link #results} even if it cannot be
     * written.
     *
     * @throws ResultsException when it cannot be written; what was there is there still
     */
    public void add(Entry entry, JmhResult fork) {
        final Path file = file(entry);
        if (results.containsKey(entry.id())) {
            results.put(entry.id(), results.get(entry.id()).with(fork));
        } else {
            results.put(entry.id(), fork);
            keepBroken(file);
        }
        WholeFile.write(file, results.get(entry.id()).toJson());
        writeForJmh();
    }

    /**
     * Writes all results so far into one file.
     *
     * @throws ResultsException when it cannot be written; what was there is there still
     */
    public void writeForJmh() {
        WholeFile.write(
                folder.resolve(JMH),
                JmhResult.toJson(record.plan().stream()
                        .filter(entry -> results.containsKey(entry.id()))
                        .map(entry -> results.get(entry.id()))
                        .toList()));
    }

    /** A file that cannot be read may still tell somebody something. */
    private static void keepBroken(Path file) {
        try {
            if (Files.exists(file)) {
                WholeFile.finish(file, file.resolveSibling(file.getFileName() + BROKEN));
            }
        } catch (IOException e) {
            throw new ResultsException(file, "is damaged and cannot be put aside", e);
        }
    }

    private Path file(Entry entry) {
        return folder.resolve(RESULTS).resolve(entry.id() + ENDING);
    }

    /**
     * Why a run cannot go on here: other machine, JDK, jar or fixtures.
     *
     * @return a text for each; none when it can
     */
    public List<String> hindrances(Environment now) {
        return now.differences(record.environment(), Part.values());
    }

    /** How the machine was meanwhile. */
    public List<Noise> noise() {
        final Path file = folder.resolve(NoiseLog.FILE);
        try {
            return NoiseLog.read(file);
        } catch (IOException e) {
            throw new ResultsException(file, "cannot be read", e);
        }
    }
}
