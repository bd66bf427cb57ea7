package org.ccwbench.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ccwbench.check.ScenarioCheck;
import org.ccwbench.check.ScenarioOutcome;
import org.ccwbench.fixtures.ProgramCheck;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.fixtures.corpus.CorpusCheck;
import org.ccwbench.fixtures.corpus.CorpusOutcome;
import org.ccwbench.fixtures.corpus.HerculesCheck;
import org.ccwbench.fixtures.corpus.HerculesOutcome;
import org.ccwbench.fixtures.corpus.Scenario;
import org.ccwbench.fixtures.corpus.Scenarios;
import org.ccwbench.suite.plan.Shard;
import org.ccwbench.suite.results.VerifyRecord.Source;

/** Counts what is as it was recorded or stated, source by source, and keeps the first differences. */
final class Verification {
    /** Differences that are kept. */
    static final int KEPT = 20;

    private final Translator translator;
    private final Shard shard;
    private final List<String> differences = new ArrayList<>();
    private final List<String> summaries = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<HerculesOutcome.Deviating> deviating = new ArrayList<>();
    private boolean hasExecutions;
    private int records;
    private int agreed;
    private int differing;

    Verification(Translator translator) {
        this(translator, Shard.WHOLE);
    }

    /** @param shard which of all records, counted over all sources, are compared */
    Verification(Translator translator, Shard shard) {
        this.translator = translator;
        this.shard = shard;
    }

    /** Whether the next record is compared. */
    private boolean takes() {
        return shard.takes(records++);
    }

    /**
     * Compares every record of a recording.
     *
     * @throws org.ccwbench.fixtures.corpus.CorpusException when it cannot be read
     * @throws IllegalStateException when a bundled recording does not have all its records
     */
    void compare(Corpus corpus) {
        final int before = records;
        final CorpusOutcome outcome = CorpusCheck.run(corpus, translator, KEPT, this::takes);
        checkComplete(corpus.name(), corpus.records(), records - before);
        tell(corpus.name(), outcome.differing());
        add(corpus.name(), records - before, outcome.agreed(), outcome.compared() - outcome.agreed());
    }

    /**
     * Compares every program of a list.
     *
     * @param source what the list is called
     * @throws UsageException when a program does not say what it translates to
     */
    void compare(String source, List<ProgramFile> programs) {
        int same = 0;
        final List<ProgramFile> taken =
                programs.stream().filter(program -> takes()).toList();
        for (final ProgramFile program : taken) {
            if (!program.isExpecting()) {
                throw new UsageException(program.file() + ": expects nothing, so there is nothing to compare");
            }
            final List<String> found = differences(program);
            found.forEach(this::keep);
            same += found.isEmpty() ? 1 : 0;
        }
        add(source, programs.size(), same, taken.size() - same);
    }

    /**
     * Replays every scenario of a recording.
     *
     * @throws org.ccwbench.fixtures.corpus.CorpusException when it cannot be read
     * @throws IllegalStateException when a bundled recording does not have all its scenarios
     */
    void compare(Scenarios recording) {
        final List<Scenario> all = recording.read();
        checkComplete(recording.name(), recording.records(), all.size());
        final ScenarioOutcome outcome =
                ScenarioCheck.run(all.stream().filter(scenario -> takes()).toList(), KEPT);
        tell(recording.name(), outcome.differing());
        summaries.add(recording.name() + ": " + outcome.summary() + "; not compared, as it is not the driver's: "
                + outcome.passedOver().entrySet().stream()
                        .map(name -> name.getKey() + " " + name.getValue())
                        .collect(Collectors.joining(", ")));
        add(recording.name(), all.size(), outcome.agreed(), outcome.scenarios() - outcome.agreed());
    }

    /**
     * Replays executions that were recorded on Hercules.
     *
     * @throws org.ccwbench.fixtures.corpus.CorpusException when a file cannot be read
     */
    void compare(Path cases, Path devices) {
        final int before = records;
        final HerculesOutcome outcome = HerculesCheck.run(cases, devices, KEPT, this::takes);
        outcome.deviating().forEach(recorded -> summaries.add(cases + ", " + recorded));
        outcome.differing().forEach(recorded -> keep(cases + ", " + recorded));
        summaries.add(cases + ": " + outcome.summary());
        sources.add(new Source(
                cases.toString(),
                records - before,
                outcome.agreed(),
                outcome.deviating().size(),
                outcome.differed()));
        hasExecutions = true;
        deviating.addAll(outcome.deviating());
        agreed += outcome.agreed();
        differing += outcome.differed();
    }

    private static void checkComplete(String source, OptionalInt expected, int read) {
        if (expected.orElse(read) != read) {
            throw new IllegalStateException(
                    source + ": " + read + " records, but there must be " + expected.getAsInt());
        }
    }

    private List<String> differences(ProgramFile program) {
        try {
            return ProgramCheck.differences(program, translator.translate(program.input())).stream()
                    .map(Object::toString)
                    .toList();
        } catch (final RuntimeException thrown) {
            return List.of(program.file() + ": expected an answer, got " + thrown);
        }
    }

    private void tell(String source, List<CorpusOutcome.Differing> records) {
        for (final CorpusOutcome.Differing record : records) {
            record.differences().forEach(difference -> keep(source + ", " + record.name() + ", " + difference));
        }
    }

    private void keep(String difference) {
        if (differences.size() < KEPT) {
            differences.add(difference);
        }
    }

    private void add(String source, int all, int same, int different) {
        sources.add(new Source(source, all, same, 0, different));
        agreed += same;
        differing += different;
        summaries.add(source + ": " + counts(same, different));
    }

    private static String counts(int same, int different) {
        return same + " agree, " + different + " differ";
    }

    /** The first differences, a line each. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** A line for each source. */
    List<String> summaries() {
        return List.copyOf(summaries);
    }

    /** What came of each source. */
    List<Source> sources() {
        return List.copyOf(sources);
    }

    /** The line over all sources. */
    String summary() {
        return hasExecutions
                ? new HerculesOutcome(agreed, deviating, differing, List.of()).summary()
                : counts(agreed, differing);
    }

    boolean isAgreed() {
        return differing == 0;
    }

    /** Programs, scenarios and executions that were compared. */
    int compared() {
        return agreed + deviating.size() + differing;
    }
}
