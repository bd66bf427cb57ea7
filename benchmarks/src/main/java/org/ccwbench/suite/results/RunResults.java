package org.ccwbench.suite.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ccwbench.suite.machine.Environment.Part;
import org.ccwbench.suite.machine.Noise;
import org.ccwbench.suite.plan.Entry;

/**
 * What one or several runs hold together: parts of one run, or repetitions of it, whose JVMs add up.
 *
 * @param runs what they were to measure, and where
 * @param results by entry, in the order of the plans; of an entry that several runs have, all JVMs
 * @param noise how the machine was meanwhile, in the order of time
 * @param broken a sentence for each result that is there and cannot be used
 */
public record RunResults(List<RunRecord> runs, Map<Entry, JmhResult> results, List<Noise> noise, List<String> broken) {

    /**
     * Reads directories of runs, or archives.
     *
     * @throws ResultsException when one cannot be read, is given twice, or its times cannot be set beside those of the
     *     first: they come from another machine, JDK, jar or fixture set
     */
    public static RunResults read(List<Path> paths) {
        return of(paths.stream().map(RunFolder::open).toList());
    }

    /** The same of runs that were opened. */
    static RunResults of(List<RunFolder> folders) {
        final Map<String, Entry> entries = new LinkedHashMap<>();
        final Map<String, JmhResult> merged = new LinkedHashMap<>();
        final List<Noise> noise = new ArrayList<>();
        final List<String> broken = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final RunFolder folder : folders) {
            checkComparable(folders.get(0), folder);
            if (!seen.add(folder.record().toJson())) {
                throw new ResultsException(folder.path() + ": holds the same run as one of the others");
            }
            for (final Entry entry : folder.record().plan()) {
                final JmhResult result = folder.results().get(entry.id());
                if (result != null) {
                    entries.putIfAbsent(entry.id(), entry);
                    merged.merge(entry.id(), result, JmhResult::with);
                }
            }
            noise.addAll(folder.noise());
            broken.addAll(folder.broken());
        }
        noise.sort((left, right) -> Long.compare(left.t(), right.t()));
        final Map<Entry, JmhResult> results = new LinkedHashMap<>();
        merged.forEach((id, result) -> results.put(entries.get(id), result));
        return new RunResults(
                folders.stream().map(RunFolder::record).toList(), Collections.unmodifiableMap(results), noise, broken);
    }

    private static void checkComparable(RunFolder first, RunFolder other) {
        final List<String> differences = new ArrayList<>(
                other.record().environment().differences(first.record().environment(), Part.values()));
        if (differences.isEmpty()
                && !other.record().jdks().equals(first.record().jdks())) {
            differences.add("other JDKs");
        }
        if (!differences.isEmpty()) {
            throw new ResultsException(other.path() + ": its times cannot be set beside those of " + first.path() + ": "
                    + String.join(", ", differences));
        }
    }
}
