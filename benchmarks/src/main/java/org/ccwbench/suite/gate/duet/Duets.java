package org.ccwbench.suite.gate.duet;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs forks, one after the other, each in a JVM of its own. */
public final class Duets implements ForkRunner {
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final List<String> FLAGS = List.of("-Xbatch");

    private final Path folder;

    /** Duets that keep their files in a directory for temporary ones. */
    public Duets() throws IOException {
        folder = Files.createTempDirectory("ccwbench-duet");
    }

    @Override
    public ForkResult run(ForkTask task) throws IOException {
        final Path asked = folder.resolve("task.json");
        final Path answer = folder.resolve("result.json");
        Files.writeString(asked, new Gson().toJson(task));
        Files.deleteIfExists(answer);
        Child.run(
                Child.command(FLAGS, DuetFork.class.getName(), asked.toString(), answer.toString()),
                folder.resolve("output.txt"),
                MOST);
        try {
            return new Gson().fromJson(Files.readString(answer), ForkResult.class);
        } catch (JsonParseException e) {
            throw new IOException("a JVM that measures wrote no result", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
