package org.ccwbench.laws;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The list of mutants that no test can tell, against what PIT reports; the profile {@code mutate} runs it. A mutant is
 * known by its class, method and mutator, because lines move.
 */
class MutantListCheck {
    private static final Path REPORT = Path.of("target", "pit-reports", "mutations.csv");
    private static final Path LIST = Path.of("MUTANTS.md");
    private static final Set<String> NOTICED = Set.of("KILLED", "TIMED_OUT", "RUN_ERROR", "MEMORY_ERROR");

    /** Columns of the report. */
    private static final int CLASS = 1;

    private static final int MUTATOR = 2;
    private static final int METHOD = 3;
    private static final int STATUS = 5;

    private final List<String[]> made =
            lines(REPORT).map(line -> line.split(",")).toList();
    private final List<String> listed = lines(LIST)
            .filter(line -> line.startsWith("| `"))
            .flatMap(MutantListCheck::mutants)
            .toList();

    @BeforeEach
    void checkRead() {
        assertThat(made).isNotEmpty();
        assertThat(listed).isNotEmpty();
    }

    @Test
    void shouldListEveryMutantThatSurvives() {
        System.out.println("mutants: " + made.size() + ", of them "
                + made.stream().collect(groupingBy(cells -> cells[STATUS], TreeMap::new, counting())) + "; listed: "
                + listed.size());
        final List<String> survived = made.stream()
                .filter(cells -> !NOTICED.contains(cells[STATUS]))
                .map(MutantListCheck::mutant)
                .toList();
        assertThat(without(survived, listed)).isEmpty();
    }

    /** One that is made may be killed all the same: where a wild address before it has broken the JVM. */
    @Test
    void shouldListNoMutantThatIsNotMade() {
        assertThat(without(listed, made.stream().map(MutantListCheck::mutant).toList()))
                .isEmpty();
    }

    /** The mutants of a row: so many of one mutator in each of some methods of a class. */
    private static Stream<String> mutants(String row) {
        final String[] cells = row.substring(2).replace("`", "").split(" *\\| *");
        final int each = Integer.parseInt(cells[3]);
        return Arrays.stream(cells[1].split(", "))
                .flatMap(method -> Stream.generate(() -> cells[0] + ' ' + method + ' ' + cells[2])
                        .limit(each));
    }

    private static String mutant(String[] cells) {
        final String mutator = cells[MUTATOR].substring(cells[MUTATOR].lastIndexOf('.') + 1);
        return cells[CLASS].replace("org.ccwbench.", "") + ' ' + cells[METHOD] + ' ' + mutator.replace("Mutator", "");
    }

    /** Those of a list for which there is none in another, each counted as often as it stands there. */
    private static List<String> without(List<String> all, List<String> others) {
        final Map<String, Long> counts = others.stream().collect(groupingBy(identity(), counting()));
        return all.stream()
                .filter(mutant -> counts.merge(mutant, -1L, Long::sum) < 0)
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
