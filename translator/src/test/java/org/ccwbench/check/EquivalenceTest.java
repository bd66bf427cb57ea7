package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ccwbench.check.Comparison.Outcome;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.fixtures.corpus.RecordedCase;
import org.ccwbench.fixtures.gen.Mix;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A translated program has the effect of the guest's, but for the rules of {@link Deviation}; and every rule is found.
 *
 * <p>{@code effects.programs} says how many programs are generated in all, {@code effects.seed} which seed of each mix
 * is the first, {@code effects.threads} how many threads run them; without them a build looks at the same programs
 * every time, one after the other. A seed of {@code random} takes one from the clock.
 */
class EquivalenceTest {
    private static final Path FAILURES = Path.of("target", "failures");
    private static final Path README = Path.of("..", "README.md");
    private static final String FOLDER = "deviations/";
    private static final long PROGRAMS = Long.getLong("effects.programs", 150_000);
    private static final String SEED = System.getProperty("effects.seed", "0");
    private static final int THREADS = Integer.getInteger("effects.threads", 1);

    /** Page tables for wild addresses only grow, so they are made anew from time to time. */
    private static final long PROGRAMS_OF_A_PART = 10_000;

    /** How many of 100 generated programs are of a mix: most of what a channel starts, least of what it refuses. */
    private static final Map<Mix, Integer> PERCENT = new EnumMap<>(Map.of(
            Mix.EXECUTED, 70,
            Mix.RECORDED, 14,
            Mix.DASD_READ, 5,
            Mix.DASD_WRITE, 5,
            Mix.LINUX_BOOT, 2,
            Mix.UNIFORM, 2,
            Mix.HOSTILE, 2));

    /** In so many worlds each stated program runs. */
    private static final int WORLDS = 4;

    /** In one of so many worlds a file of {@code deviations} shows its rule. */
    private static final int MOST_WORLDS = 256;

    /** Some programs of a mix. */
    private record Part(Mix mix, long firstSeed, long programs) implements Callable<Tally> {
        @Override
        public Tally call() {
            try (Equivalence equivalence = new Equivalence()) {
                final EquivalenceExploration exploration = new EquivalenceExploration(equivalence::compare, FAILURES);
                exploration.explore(mix, firstSeed, programs);
                return exploration.tally();
            }
        }
    }

    @Test
    void shouldExplainEveryDifferenceOfGeneratedProgramsAndFindEveryRule() throws Exception {
        final long seed = SEED.equals("random") ? System.nanoTime() : Long.parseLong(SEED);
        final long started = System.nanoTime();
        final Tally tally = new Tally();
        final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (final Future<Tally> part : threads.invokeAll(parts(seed))) {
                tally.add(part.get());
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println(tally.report(PROGRAMS + " generated programs from seed " + seed));
        System.out.println("  " + (System.nanoTime() - started) / 1_000_000 + " ms");
        assertThat(tally.compared()).isGreaterThan(PROGRAMS * 2 / 3);
        assertThat(Deviation.values())
                .allSatisfy(
                        rule -> assertThat(tally.count(rule)).as(rule.label()).isPositive());
    }

    private static List<Part> parts(long seed) {
        final List<Part> parts = new ArrayList<>();
        PERCENT.forEach((mix, percent) -> {
            final long programs = PROGRAMS * percent / 100;
            for (long done = 0; done < programs; done += PROGRAMS_OF_A_PART) {
                parts.add(new Part(mix, seed + done, Math.min(PROGRAMS_OF_A_PART, programs - done)));
            }
        });
        return parts;
    }

    @Test
    void shouldExplainEveryDifferenceOfTheLibrary() {
        final List<ProgramInput> library =
                Fixtures.library().stream().map(ProgramFile::input).toList();
        final Tally tally = tally(library.stream());
        System.out.println(tally.report("library, in " + WORLDS + " worlds each"));
        assertThat(tally.compared()).isGreaterThan(library.size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"linux-translator, 4368", "programs, 48", "linux-driver, 791", "captured, 170"})
    void shouldExplainEveryDifferenceOfRecordedPrograms(String name, long records) {
        final Corpus corpus = Corpus.bundled().stream()
                .filter(bundled -> bundled.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (Stream<RecordedCase> cases = corpus.open()) {
            final Tally tally = tally(cases.map(RecordedCase::input));
            System.out.println(tally.report(name + ", in " + WORLDS + " worlds each"));
            assertThat(tally.compared()).isPositive();
            assertThat(Arrays.stream(Outcome.values()).mapToLong(tally::count).sum())
                    .isEqualTo(WORLDS * records);
        }
    }

    private static Tally tally(Stream<ProgramInput> programs) {
        final Tally tally = new Tally();
        final List<String> unexplained = new ArrayList<>();
        try (Equivalence equivalence = new Equivalence()) {
            programs.forEach(input -> LongStream.range(0, WORLDS).forEach(world -> {
                final Comparison comparison = equivalence.compare(input, world);
                tally.add(comparison);
                if (comparison.isUnexplained()) {
                    unexplained.add(input.name() + " in world " + world + ": " + comparison.differences());
                }
            }));
        }
        assertThat(unexplained).isEmpty();
        return tally;
    }

    /** The smallest program of each rule that was found. */
    @TestFactory
    Stream<DynamicTest> shouldFindEachRuleByItsFile() {
        return Arrays.stream(Deviation.values())
                .map(rule -> dynamicTest(rule.label(), () -> {
                    final ProgramFile file = Fixtures.program(FOLDER + rule.label());
                    try (Equivalence equivalence = new Equivalence()) {
                        assertThat(LongStream.range(0, MOST_WORLDS)
                                        .mapToObj(world -> equivalence.compare(file.input(), world))
                                        .filter(comparison ->
                                                comparison.deviation().stream().anyMatch(rule::equals)))
                                .isNotEmpty();
                    }
                }));
    }

    @Test
    void shouldHaveNoFileOfADeviationWithoutARule() {
        assertThat(Fixtures.library().stream().map(ProgramFile::name).filter(name -> name.startsWith(FOLDER)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Deviation.values())
                        .map(rule -> FOLDER + rule.label())
                        .toList());
    }

    @Test
    void shouldListEveryRuleInTheReadme() throws Exception {
        final String text = Files.readString(README);
        assertThat(Deviation.values())
                .allSatisfy(rule -> assertThat(text)
                        .contains("/" + rule.label() + ".cp) | " + rule.linux() + " | " + rule.architecture() + " | "));
    }
}
