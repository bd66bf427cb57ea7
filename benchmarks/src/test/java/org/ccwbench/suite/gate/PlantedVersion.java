package org.ccwbench.suite.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.ccwbench.suite.gate.duet.Version;

/** Versions whose kernels are what a test says, compiled for it. */
final class PlantedVersion {
    /** Adds up numbers, several for each operation. */
    static final String WORK = "int sum = 0; for (int i = 0; i < n * STEPS; i++) { sum += sum * 31 + i; } return sum;";

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
    static Version of(Path folder, int steps, String opening, String body) throws IOException {
        final Path source = folder.resolve("Kernels.java");
        Files.writeString(source, SOURCE.formatted(steps, opening, body));
        final int result =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        if (result != 0) {
            throw new IllegalArgumentException("does not compile: " + body);
        }
        return new Version(folder.toString());
    }
}
