package org.ccwbench.suite.gate.duet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ccwbench.bench.JvmFlags;
import org.ccwbench.suite.machine.ShutdownHook;

/** A JVM that this one starts, with the same classes, and waits for. It does not outlive this one. */
public final class Child {
    private static final List<String> MEASURING = List.of(
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=dontinline,org.ccwbench.bench.cp.TranslateCycle::cycle",
            "-XX:CompileCommand=dontinline,org.ccwbench.bench.vfio.PassThrough::cycle");
    private static final int LINES_KEPT = 3;
    private static final String FRAME = "\t";

    private Child() {}

    /**
     * The command line of a JVM that measures.
     *
     * @param flags in front of the usual ones
     * @param main a class of this version, by name
     */
    public static List<String> command(List<String> flags, String main, String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(JvmFlags.all());
        command.addAll(MEASURING);
        command.add("-cp");
        command.add(Version.current().classPath());
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs a command to its end.
     *
     * @param output receives what it prints
     * @throws IOException when it cannot be started, takes too long, or fails; with its last lines
     */
    public static void run(List<String> command, Path output, Duration most) throws IOException {
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        final ShutdownHook end = new ShutdownHook(process::destroyForcibly);
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("a JVM that measures did not end within " + most.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("a JVM that measures failed: " + lastLines(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
            end.remove();
        }
    }

    private static String lastLines(Path output) throws IOException {
        final List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(FRAME))
                .toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_KEPT), lines.size()));
    }
}
