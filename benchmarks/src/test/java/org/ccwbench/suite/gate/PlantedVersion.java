package org.ccwbench.suite.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.ccwbench.suite.gate.duet.Version;

/** Versions whose kernels are what a test says, compiled for it. */
public final class PlantedVersion {
    /** Adds up numbers, several for each operation. */
    public static final String WORK =
            "int sum = 0; for (int i = 0; i < n * STEPS; i++) { sum += sum * 31 + i; } return sum;";

    private static final String SOURCE = """
            package org.ccwbench.bench.duet;
            public final class Kernels {
                static final int STEPS = %d;
                static Object sink;
                public static java.util.List<String> names() { return java.util.List.of("planted"); }
                public static java.util.function.IntUnaryOperator open(String name) {
                    %s
                    return n -> { %s };
                }
            }
            """;

    private PlantedVersion() {}

    /**
     * A version with one kernel, {@code planted}.
     *
     * @param folder to compile it in
     * @param opening statements when it is opened
     * @param body statements that do {@code n} operations and return an int
     */
    public static Version of(Path folder, int steps, String opening, String body) throws IOException {
        final Path source = folder.resolve("Kernels.java");
        Files.writeString(source, SOURCE.formatted(steps, opening, body));
        final int result =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        if (result != 0) {
            throw new IllegalArgumentException("does not compile: " + body);
        }
        return new Version(folder.toString());
    }

    /** A jar of such a version, with its work counters if there are any. */
    public static Path jar(Version version, Path jar, String counters) throws IOException {
        final Path folder = Path.of(version.classPath());
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
            }
            out.putNextEntry(new ZipEntry("org/ccwbench/counters.json"));
            out.write(counters.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
