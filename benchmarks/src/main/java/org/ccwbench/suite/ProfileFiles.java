package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccwbench.suite.results.ResultsException;
import org.ccwbench.suite.results.ResultsFolder;
import org.ccwbench.suite.view.Flames;

/** The folder that profiling writes to, and what is new in it. */
final class ProfileFiles {
    /** As {@link org.ccwbench.bench.jfr.ForkRecording} names them: benchmark, kind, number. */
    private static final Pattern RECORDING = Pattern.compile("(.*-(?:jfr|async))-(\\d+)\\.jfr");

    private static final String HTML = ".html";

    private final Path folder;
    private final Set<Path> before;

    /** A folder, which is made when there is none. */
    ProfileFiles(Path folder) {
        this.folder = folder;
        ResultsFolder.make(folder);
        try {
            before = recordings();
        } catch (IOException e) {
            throw new UsageException(folder + ": cannot be read: " + ResultsException.reason(e));
        }
    }

    private Set<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> RECORDING.matcher(name(file)).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Recordings made since, those of all forks of a benchmark in order under what their names begin with. */
    TreeMap<String, List<Path>> made() throws IOException {
        final Set<Path> made = recordings();
        made.removeAll(before);
        final TreeMap<String, List<Path>> byName = new TreeMap<>(made.stream()
                .collect(Collectors.groupingBy(file -> matched(file).group(1))));
        byName.values().forEach(files -> files.sort(Comparator.comparingInt(ProfileFiles::number)));
        return byName;
    }

    private static int number(Path file) {
        return Integer.parseInt(matched(file).group(2));
    }

    private static Matcher matched(Path file) {
        final Matcher matcher = RECORDING.matcher(name(file));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no recording of a fork: " + file);
        }
        return matcher;
    }

    /** Where the flame graph of recordings goes: it has the number of the first of them. */
    Path flamesOf(String name, List<Path> recordings) {
        return folder.resolve(name + '-' + number(recordings.get(0)) + HTML);
    }

    /** Where the differential one goes: it has the same number, or the next that is free. */
    Path diffOf(String name, List<Path> recordings) {
        int number = number(recordings.get(0));
        while (Files.exists(diff(name, number))) {
            number++;
        }
        return diff(name, number);
    }

    private Path diff(String name, int number) {
        return folder.resolve(name + "-diff-" + number + HTML);
    }

    /** The samples of recordings. */
    static Flames flames(String name, List<Path> recordings) throws IOException {
        final Flames flames = new Flames(name);
        for (final Path recording : recordings) {
            flames.add(recording);
        }
        return flames;
    }
}
