package org.ccwbench.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.ccwbench.suite.gate.EarlierVersion;
import org.ccwbench.suite.machine.ShutdownHook;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/** The profile of an earlier version, which its own jar makes, with the same plan as this one. */
final class EarlierProfile {
    private static final String COMMAND = ProfileCommand.class.getName().replace('.', '/') + ".class";
    private static final Pattern FILES = Pattern.compile("(?:recording|flame graph|allocation) {2}.*");
    private static final String PROGRESS = "[";

    private final Terminal terminal;
    private final Progress progress;
    private final EarlierVersion version;
    private final Path folder;
    private final ProfileFiles files;
    private List<String> printed = List.of();
    private List<String> complaints = List.of();

    /** @param folder its recordings go into a directory of its name below this one */
    EarlierProfile(Terminal terminal, EarlierVersion version, Path folder) {
        this.terminal = terminal;
        this.progress = new Progress(terminal);
        this.version = version;
        this.folder = folder.resolve(directory(version.name()));
        this.files = new ProfileFiles(this.folder);
    }

    /** The name of a baseline, or of a jar without its directories and its ending. */
    static String directory(String name) {
        return Path.of(name)
                .getFileName()
                .toString()
                .replaceFirst("(?<=.)\\.jar$", "")
                .replaceAll("^\\.|[^A-Za-z0-9._-]", "_");
    }

    /**
     * Finds an earlier version that can be profiled.
     *
     * @throws UsageException when it cannot, as it has no such command or no such benchmark
     */
    static EarlierVersion find(String given, Path baselines, String regex) throws IOException {
        final EarlierVersion version = EarlierVersion.find(given, baselines);
        try (JarFile jar = new JarFile(version.jar().toFile())) {
            final ZipEntry benchmarks = jar.getEntry(BenchmarkList.BENCHMARK_LIST.substring(1));
            if (jar.getEntry(COMMAND) == null || benchmarks == null) {
                throw new UsageException(
                        given + " cannot be profiled: its jar is from before there was profile: save a newer one");
            }
            try (InputStream list = jar.getInputStream(benchmarks)) {
                requireCommon(given, regex, new String(list.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return version;
    }

    private static void requireCommon(String given, String regex, String list) {
        final Set<String> now = names(BenchmarkList.defaultList(), regex);
        if (names(BenchmarkList.fromString(list), regex).stream().noneMatch(now::contains)) {
            throw new UsageException(given + " has no benchmark that this version has too and that matches " + regex);
        }
    }

    private static Set<String> names(BenchmarkList benchmarks, String regex) {
        return ProfilePlan.matching(benchmarks, regex).stream()
                .map(BenchmarkListEntry::getUsername)
                .collect(Collectors.toSet());
    }

    /** Makes it, and passes on how it goes. @return its exit code */
    int run(List<String> words) throws IOException {
        terminal.out().println("baseline     " + version.name() + ", " + version.jar());
        terminal.out().flush();
        final Path output = Files.createTempFile("profile", ".txt");
        try {
            final Process process = new ProcessBuilder(command(words))
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            final ShutdownHook end = new ShutdownHook(() -> JvmRestart.end(process));
            final int code = follow(process);
            end.remove();
            printed = Files.readAllLines(output, Charset.defaultCharset());
            return code;
        } finally {
            Files.delete(output);
        }
    }

    private List<String> command(List<String> words) {
        return Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        List.of("-jar", version.jar().toString(), "profile", "--results", folder.toString()),
                        words)
                .flatMap(List::stream)
                .toList();
    }

    private int follow(Process process) throws IOException {
        complaints = new ArrayList<>();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), Charset.defaultCharset()))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(PROGRESS)) {
                    progress.of(directory(version.name()), line);
                } else {
                    complaints.add(line);
                }
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.HARNESS;
        } finally {
            progress.end();
        }
    }

    /** Says what it has made, or why it has not. @return what the command answers */
    int say(int code) {
        switch (code) {
            case ExitCode.OK -> {
                printed.stream().filter(FILES.asMatchPredicate()).forEach(terminal.out()::println);
                terminal.out().println("now          this version");
            }
            case ExitCode.WRONG_TRANSLATION ->
                terminal.out().println(terminal.bad(version.name() + " translates wrongly: " + last(printed)));
            case ExitCode.USAGE, ExitCode.UNDECIDED ->
                terminal.err().println(version.name() + " cannot be profiled like this: " + first(complaints));
            default -> {
                terminal.err().println(version.name() + " cannot be profiled, as its jar failed:");
                complaints.forEach(terminal.err()::println);
                return ExitCode.HARNESS;
            }
        }
        return code;
    }

    private static String first(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(0);
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** Its recordings of a benchmark; none when it has no such benchmark. */
    List<Path> recordings(String name) throws IOException {
        return files.made().getOrDefault(name, List.of());
    }
}
