package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The calls in the examples and in the README are calls that the suite understands. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final Pattern CALL = Pattern.compile("java -jar \\S*benchmarks\\.jar (.+)");
    private static final Set<String> COMMANDS = Set.of("archive", "baseline", "run", "verify");

    @Test
    void shouldCallCommandsAsTheyAre() throws IOException {
        final List<String> called = new ArrayList<>();
        for (final String call : calls()) {
            final String[] words = (call + " --help").split(" +");
            if (COMMANDS.contains(words[0])) {
                final Screen screen = Screen.ofPipe();
                assertThat(screen.run(words)).as(call + ": " + screen.err()).isZero();
                assertThat(screen.out()).startsWith("Usage: java -jar benchmarks.jar " + words[0]);
                called.add(words[0]);
            }
        }
        assertThat(called).containsAll(COMMANDS);
    }

    @Test
    void shouldCallCommandsInTheReadmeAsTheyAre() throws IOException {
        int called = 0;
        for (final String line : Readme.lines()) {
            if (line.startsWith(Readme.JAR + ' ')) {
                final String call = line.substring(Readme.JAR.length() + 1).replaceAll(" (\\|\\||&&|>) .*", "");
                final Screen screen = Screen.ofPipe();
                assertThat(screen.run((call + " --help").split(" +")))
                        .as(call + ": " + screen.err())
                        .isZero();
                assertThat(screen.out()).as(call).startsWith("Usage: java -jar benchmarks.jar ");
                called++;
            }
        }
        System.out.println("the README calls " + called + " commands");
        assertThat(called).isGreaterThan(10);
    }

    private static List<String> calls() throws IOException {
        final List<String> calls = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (final Path file : files.toList()) {
                for (final String line : Files.readAllLines(file)) {
                    final Matcher call = CALL.matcher(line.replaceAll("\\$\\{\\{.*?}}|\\$part", "1"));
                    if (call.find()) {
                        calls.add(call.group(1));
                    }
                }
            }
        }
        return calls;
    }
}
