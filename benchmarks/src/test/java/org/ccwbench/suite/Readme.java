package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that the README shows. */
final class Readme {
    /** As the README calls the jar. */
    static final String JAR = "java -jar benchmarks/target/benchmarks.jar";

    private static final Path FILE = Path.of("..", "README.md");
    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";

    private Readme() {}

    /** Every line in a fenced block. */
    static List<String> lines() throws IOException {
        return lines("");
    }

    /** The lines that a reader types one after the other: those of blocks that are marked as shell. */
    static List<String> walkThroughs() throws IOException {
        return lines("sh");
    }

    private static List<String> lines(String language) throws IOException {
        final List<String> lines = new ArrayList<>();
        boolean inside = false;
        boolean wanted = false;
        for (final String line : Files.readAllLines(FILE)) {
            if (line.startsWith(FENCE)) {
                inside = !inside;
                wanted = inside && line.substring(FENCE.length()).startsWith(language);
            } else if (wanted) {
                lines.add(line.startsWith(PROMPT) ? line.substring(PROMPT.length()) : line);
            }
        }
        return lines;
    }
}
