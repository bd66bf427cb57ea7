package org.ccwbench.suite.gate;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccwbench.suite.gate.duet.ForkResult;
import org.ccwbench.suite.gate.stats.ForkRatio;
import org.ccwbench.suite.results.WholeFile;

/** Everything that forks have measured: a file for each kernel in a directory, a fork in a line. */
public final class RawForks {
    private static final String ENDING = ".json";
    private static final Gson GSON = new Gson();

    private final Path folder;
    private final Map<String, List<RawFork>> forks = new LinkedHashMap<>();

    private RawForks(Path folder) {
        this.folder = folder;
    }

    /** What a set of forks is for. */
    public enum Purpose {
        /** To compare the versions. */
        COMPARE,
        /** To find out what equals differ by: both versions are the old one. */
        FLOOR
    }

    /**
     * A fork.
     *
     * @param set number of the set that it belongs to, from 1
     */
    public record RawFork(Purpose purpose, int set, ForkResult result) {}

    /**
     * The file of a kernel.
     *
     * @param forks in the order in which they were run
     */
    private record KernelFile(String kernel, List<RawFork> forks) {}

    /** None so far; they will be in a directory, or nowhere when that is null. */
    public static RawForks into(Path folder) throws IOException {
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new RawForks(folder);
    }

    /**
     * Those of a directory.
     *
     * @throws GateException when one of the files is none
     */
    public static RawForks read(Path folder) throws IOException {
        final RawForks all = new RawForks(null);
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.sorted().toList()) {
                if (file.getFileName().toString().endsWith(ENDING)) {
                    final KernelFile read = parse(file);
                    all.forks.put(read.kernel, read.forks);
                }
            }
        }
        return all;
    }

    private static KernelFile parse(Path file) throws IOException {
        try {
            final KernelFile read = GSON.fromJson(Files.readString(file), KernelFile.class);
            if (read == null || read.kernel == null || read.forks == null) {
                throw new GateException(file + " has no forks of a kernel");
            }
            return read;
        } catch (JsonParseException e) {
            throw new GateException(file + " is not a file of forks: " + e.getMessage());
        }
    }

    /** Adds a fork, and writes the kernel's file, whole or not at all. */
    void add(String kernel, RawFork fork) {
        forks.computeIfAbsent(kernel, name -> new ArrayList<>()).add(fork);
        if (folder == null) {
            return;
        }
        final String lines =
                forks.get(kernel).stream().map(GSON::toJson).collect(Collectors.joining(",\n", "[\n", "\n]"));
        WholeFile.write(
                folder.resolve(kernel + ENDING),
                "{\"kernel\": " + GSON.toJson(kernel) + ", \"forks\": " + lines + "}\n");
    }

    /** The kernels of which there are forks. */
    public List<String> kernels() {
        return List.copyOf(forks.keySet());
    }

    /** The forks of a kernel, in the order in which they were run. */
    public List<RawFork> of(String kernel) {
        return List.copyOf(forks.getOrDefault(kernel, List.of()));
    }

    /** What forks for a purpose say of a kernel, or of a ruler beside it. */
    public static List<ForkRatio> ratios(List<RawFork> forks, Purpose purpose, String measured) {
        return forks.stream()
                .filter(fork -> fork.purpose == purpose)
                .map(RawFork::result)
                .map(result -> new ForkRatio(
                        result.first(), result.slices().get(measured).log()))
                .toList();
    }
}
