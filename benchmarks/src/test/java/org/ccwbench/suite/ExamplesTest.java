package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls in the examples and in the README are calls that the suite understands. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final Pattern CALL = Pattern.compile("java -jar \\S*benchmarks\\.jar (.+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

    @ParameterizedTest
    @CsvSource({
        "github-actions-gate.yml, baseline gate",
        "github-actions-matrix.yml, archive report run verify",
        "kubernetes-indexed-job.yaml, report run verify"
    })
    void shouldCallCommandsAsTheyAre(String example, String commands) throws IOException {
        final Set<String> called = new TreeSet<>();
        for (final String line : Files.readAllLines(EXAMPLES.resolve(example))) {
            final Matcher call = CALL.matcher(line.replaceAll("\\$\\{\\{.*?}}|\\$part", "1"));
            if (call.find()) {
                called.add(parsed(call.group(1)));
            }
        }
        assertThat(called).containsExactly(commands.split(" "));
    }

    @Test
    void shouldKnowAllExamples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void shouldCallCommandsInTheReadmeAsTheyAre() throws IOException {
        int called = 0;
        for (final String line : Readme.lines()) {
            if (line.startsWith(Readme.JAR + ' ')) {
                parsed(line.substring(Readme.JAR.length() + 1));
                called++;
            }
        }
        System.out.println("the README calls " + called + " commands");
        assertThat(called).isGreaterThan(10);
    }

    /** The command of a call; what the shell does afterwards is left out. */
    private static String parsed(String call) {
        final List<String> words = new ArrayList<>();
        final Matcher word = WORD.matcher(call.replaceAll(" (\\|\\||&&|>) .*", ""));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group() : word.group(1));
        }
        final Screen screen = Screen.ofPipe();
        final String command = Main.commandLine(screen.terminal())
                .parseArgs(words.toArray(String[]::new))
                .subcommand()
                .commandSpec()
                .name();
        assertThat(command).isEqualTo(words.get(0));
        return command;
    }
}
