package org.ccwbench.suite.report.data;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ccwbench.suite.gate.counters.CountersFile;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.NoiseLog;
import org.ccwbench.suite.results.Archive;
import org.ccwbench.suite.results.ResultsException;
import org.ccwbench.suite.results.RunFolder;
import org.ccwbench.suite.results.VerifyRecord;

/**
 * Reads a directory or an archive. Every directory in it that has a {@code run.json}, {@code environment.json},
 * {@code verdict.json} or {@code verify.json} is a run of its own; a file belongs to the nearest one above it.
 */
final class RunReader {
    private static final String RECORD = "run.json";
    private static final String ENVIRONMENT = "environment.json";
    private static final String COUNTERS = "counters.json";
    private static final String COUNTERS_BEFORE = "counters-before.json";
    private static final String LATENCY = "latency.txt";
    private static final String MACHINE = "machine ";
    private static final String RESULTS = "results";
    private static final String JSON = ".json";
    private static final Set<String> TOP = Set.of(RECORD, ENVIRONMENT, VerdictFile.NAME, VerifyRecord.FILE);
    private static final Pattern FLAMES = Pattern.compile(".+-(?:jfr|async)-(?:diff-)?\\d{1,6}\\.html");

    private final Path given;
    private final Path root;
    private final List<Problem> problems;
    private final Map<Path, Run> runs = new TreeMap<>();

    private RunReader(Path given, List<Problem> problems) {
        this.given = given;
        this.root = Archive.isArchive(given) ? Archive.open(given) : given;
        this.problems = problems;
    }

    /**
     * Reads what is there.
     *
     * @param given a directory, or an archive
     * @param problems gets what cannot be read
     * @throws ResultsException when an archive is damaged, or none
     */
    static List<Run> read(Path given, List<Problem> problems) {
        final RunReader reader = new RunReader(given, problems);
        reader.readAll();
        return reader.runs.values().stream().filter(run -> !run.isEmpty()).toList();
    }

    private void readAll() {
        final List<Path> files = FileTree.of(root, this::unreadable);
        final TreeSet<Path> roots = new TreeSet<>(Comparator.comparing(Path::toString));
        roots.add(root);
        files.stream().filter(file -> TOP.contains(name(file))).forEach(file -> roots.add(file.getParent()));
        for (final Path top : roots) {
            final Run run = new Run(shown(top));
            runs.put(top, run);
            if (Files.exists(top.resolve(RECORD))) {
                readRun(top, run);
            }
        }
        for (final Path file : files) {
            Path top = file.getParent();
            while (!roots.contains(top)) {
                top = top.getParent();
            }
            read(file, runs.get(top));
        }
        for (final Path top : roots) {
            runs.get(top).recordings().sort(Comparator.comparing(Recorded::name).thenComparing(Recorded::fork));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private String shown(Path path) {
        final Path inside = root.relativize(path);
        return inside.toString().isEmpty() ? given.toString() : given + "/" + inside;
    }

    private void read(Path file, Run run) {
        try {
            final String name = name(file);
            switch (name) {
                case RECORD -> {
                    // was read first
                }
                case ENVIRONMENT -> run.environment(Environment.of(JsonParser.parseString(Files.readString(file))));
                case NoiseLog.FILE -> run.noise().addAll(NoiseLog.read(file));
                case COUNTERS -> run.counters().putAll(counters(file));
                case COUNTERS_BEFORE -> run.countersBefore().putAll(counters(file));
                case VerdictFile.NAME -> readVerdict(file, run);
                case VerifyRecord.FILE -> readCheck(file, run);
                case LATENCY -> readTitle(file, run);
                case SweepFile.NAME -> run.sweep().addAll(SweepFile.read(file));
                default -> readOther(file, run);
            }
        } catch (DamagedFileException e) {
            problems.add(new Problem(shown(file), e.getMessage()));
        } catch (JsonParseException e) {
            problems.add(new Problem(shown(file), "is damaged"));
        } catch (IOException e) {
            unreadable(file, e);
        }
    }

    private void unreadable(Path path, IOException why) {
        problems.add(new Problem(shown(path), "cannot be read: " + ResultsException.reason(why)));
    }

    private static Map<String, Counts> counters(Path file) throws IOException, DamagedFileException {
        try {
            return CountersFile.read(file);
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException("is not a file of work counters", e);
        }
    }

    private static String withoutName(Path file, Exception e) {
        return String.valueOf(e.getMessage()).replace(file + ": ", "");
    }

    private void readRun(Path folder, Run run) {
        try {
            final RunFolder opened = RunFolder.open(folder);
            run.record(opened.record());
            run.results().addAll(opened.results().values());
            for (final String broken : opened.broken()) {
                final String[] parts =
                        broken.replace(folder.toString(), shown(folder)).split(": ", 2);
                problems.add(new Problem(parts[0], parts[1]));
            }
        } catch (ResultsException e) {
            problems.add(new Problem(shown(folder.resolve(RECORD)), withoutName(folder.resolve(RECORD), e)));
        }
    }

    private static void readVerdict(Path file, Run run) throws IOException, DamagedFileException {
        final VerdictFile read = VerdictFile.read(file);
        run.verdict(read.verdict(), Files.getLastModifiedTime(file).toInstant());
        if (run.environment().isEmpty()) {
            read.environment().ifPresent(run::environment);
        }
        if (run.doctor().isEmpty()) {
            read.doctor().ifPresent(run::doctor);
        }
    }

    private static void readCheck(Path file, Run run) throws IOException {
        final VerifyRecord check = VerifyRecord.read(file);
        run.check(check);
        if (run.environment().isEmpty()) {
            run.environment(check.environment());
        }
    }

    /** The first line is about the machine, the second about what was measured. */
    private static void readTitle(Path file, Run run) throws IOException {
        Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith(MACHINE))
                .findFirst()
                .ifPresent(run::latencyTitle);
    }

    private void readOther(Path file, Run run) throws IOException, DamagedFileException {
        final String name = name(file);
        if (LatencyFile.isOne(name)) {
            run.latencies()
                    .computeIfAbsent(LatencyFile.rate(name), rate -> new Latency(rate, new TreeMap<>()))
                    .times()
                    .put(LatencyFile.what(name), LatencyFile.read(file));
        } else if (RecordedFile.isOne(name)) {
            run.recordings().add(RecordedFile.read(file));
        } else if (FLAMES.matcher(name).matches()) {
            run.flames().add(file);
        } else if (name.endsWith(JSON) && name(file.getParent()).equals(ForksFile.FOLDER)) {
            final ForksFile forks = ForksFile.read(file);
            run.forkRatios().put(forks.kernel(), forks.ratios());
        } else if (name.endsWith(JSON) && !isReadElsewhere(file, run)) {
            run.results().addAll(JmhFile.read(file));
        }
    }

    /** The results of a run whose record can be read were read with it, and stand a second time in a file of all. */
    private static boolean isReadElsewhere(Path file, Run run) {
        return name(file).equals(RunFolder.JMH) && Files.exists(file.resolveSibling(RECORD))
                || run.record().isPresent() && name(file.getParent()).equals(RESULTS);
    }
}
