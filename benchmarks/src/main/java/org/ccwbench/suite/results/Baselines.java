package org.ccwbench.suite.results;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Environment.Part;
import org.ccwbench.suite.machine.Software;

/** The directory of the baselines, with a directory for each. */
public final class Baselines {
    /** Where they are kept when nobody says otherwise, under the working directory. */
    public static final Path USUAL = Path.of("baselines");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String COUNTERS = "/org/ccwbench/counters.json";
    private static final String SAVED = "saved";

    private final Path root;

    /** Those of a directory, which is made when something is saved. */
    public Baselines(Path root) {
        this.root = root;
    }

    /**
     * Those that can be read, sorted by name.
     *
     * @throws ResultsException when the directory cannot be read
     */
    public List<Baseline> all() {
        return names().stream()
                .filter(name -> reasonWhyBroken(name).isEmpty())
                .map(this::find)
                .toList();
    }

    /** A sentence for each that is there and cannot be used. */
    public List<String> broken() {
        return names().stream().flatMap(name -> reasonWhyBroken(name).stream()).toList();
    }

    private List<String> names() {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ResultsException(root, "cannot be read", e);
        }
    }

    private Optional<String> reasonWhyBroken(String name) {
        try {
            find(name);
            return Optional.empty();
        } catch (ResultsException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The one of a name.
     *
     * @throws ResultsException when there is none, or it is damaged
     */
    public Baseline find(String name) {
        final Path folder = folder(name);
        if (!Files.isDirectory(folder)) {
            throw new ResultsException("there is no baseline " + name + " in " + root
                    + (names().isEmpty() ? "" : ", only " + String.join(", ", names()))
                    + ": baseline save " + name + " makes one");
        }
        final Path file = folder.resolve(Baseline.ENVIRONMENT);
        try {
            final JsonElement json = JsonParser.parseString(Files.readString(file));
            final Baseline baseline =
                    new Baseline(name, folder, json.getAsJsonObject().get(SAVED).getAsString(), Environment.of(json));
            check(baseline);
            return baseline;
        } catch (IOException e) {
            throw new ResultsException(file, "cannot be read", e);
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            throw new ResultsException(file + ": is damaged: baseline save " + name + " --replace makes it anew");
        }
    }

    private static void check(Baseline baseline) {
        if (!Files.isRegularFile(baseline.jar())) {
            throw new ResultsException(baseline.folder() + ": has lost its " + Baseline.JAR);
        }
    }

    private Path folder(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ResultsException("'" + name
                    + "' is no name for a baseline: letters, digits, '.', '_' and '-', and a letter or digit first");
        }
        return root.resolve(name);
    }

    /**
     * Keeps this jar.
     *
     * @param from the directory of a run with this jar whose results are kept too; null for none
     * @param replace whether one of the same name may go
     * @throws ResultsException when there is no jar, there is such a baseline, the results come from another jar, or it
     *     cannot be written; then nothing has changed
     */
    public Baseline save(String name, Path from, boolean replace) {
        final Path jar = Software.jar()
                .orElseThrow(() -> new ResultsException(
                        "a baseline keeps the jar, and this runs from classes: call it with java -jar"));
        return save(name, jar, Environment.current(), from, replace);
    }

    Baseline save(String name, Path jar, Environment environment, Path from, boolean replace) {
        final Path folder = folder(name);
        if (Files.exists(folder) && !replace) {
            throw new ResultsException(
                    folder + ": there is such a baseline already: --replace puts this one in its" + " place");
        }
        if (from != null) {
            checkSource(RunFolder.open(from), environment);
        }
        final Path unfinished = WholeFile.unfinished(folder);
        try {
            remove(unfinished);
            Files.createDirectories(unfinished);
            fill(unfinished, jar, environment, from);
            exchange(unfinished, folder);
        } catch (IOException e) {
            discard(unfinished);
            throw new ResultsException(folder, "cannot be written", e);
        } catch (UncheckedIOException e) {
            discard(unfinished);
            throw new ResultsException(from, "cannot be read", e.getCause());
        }
        return find(name);
    }

    /** The old one goes when the new one is there. */
    private static void exchange(Path unfinished, Path folder) throws IOException {
        final Path old = folder.resolveSibling('.' + folder.getFileName().toString() + ".old");
        remove(old);
        if (Files.exists(folder)) {
            WholeFile.finish(folder, old);
        }
        WholeFile.finish(unfinished, folder);
        remove(old);
    }

    private static void checkSource(RunFolder run, Environment environment) {
        final List<String> differences = environment.differences(run.record().environment(), Part.JAR);
        if (!differences.isEmpty()) {
            throw new ResultsException(
                    run.path() + ": its results come from " + differences.get(0) + ", so they say nothing of this one");
        }
    }

    private static void fill(Path folder, Path jar, Environment environment, Path from) throws IOException {
        Files.copy(jar, folder.resolve(Baseline.JAR));
        final JsonObject described = environment.toJson().getAsJsonObject();
        described.addProperty(
                SAVED, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        Files.writeString(
                folder.resolve(Baseline.ENVIRONMENT),
                new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(described));
        try (InputStream counters = Baselines.class.getResourceAsStream(COUNTERS)) {
            if (counters != null) {
                Files.copy(counters, folder.resolve(Baseline.COUNTERS));
            }
        }
        if (from != null) {
            copy(RunFolder.open(from).path(), folder.resolve(Baseline.RUN));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (final Path file : files.toList()) {
                final Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /**
     * Removes one.
     *
     * @throws ResultsException when there is none, or it cannot be removed
     */
    public void remove(String name) {
        final Path folder = folder(name);
        if (!Files.isDirectory(folder)) {
            throw new ResultsException("there is no baseline " + name + " in " + root);
        }
        try {
            remove(folder);
        } catch (IOException e) {
            throw new ResultsException(folder, "cannot be removed", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What could not be written may hold the space that others need. */
    private static void discard(Path unfinished) {
        try {
            remove(unfinished);
        } catch (IOException e) {
            throw new ResultsException(unfinished, "is half written and cannot be removed", e);
        }
    }
}
