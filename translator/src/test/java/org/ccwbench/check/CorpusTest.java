package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ccwbench.check.reference.ReferenceTranslator;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.fixtures.corpus.CorpusCheck;
import org.ccwbench.fixtures.corpus.CorpusOutcome;
import org.ccwbench.fixtures.corpus.Difference;
import org.ccwbench.fixtures.corpus.RecordedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every record of every corpus, on every field that the recording has. */
class CorpusTest {
    private static final int KEPT = 5;

    @Test
    void shouldKnowEveryBundledCorpus() {
        assertThat(Corpus.bundled())
                .extracting(Corpus::name)
                .containsExactly("linux-translator", "programs", "linux-driver", "captured");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"linux-translator, 4368", "programs, 48", "linux-driver, 791", "captured, 170"})
    void shouldAnswerAsRecordedWithDat(String name, int records) {
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            compareAll(name, records, translator);
        }
    }

    /** So that what the generated programs are compared with has itself been compared. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"linux-translator, 4368", "programs, 48", "linux-driver, 791", "captured, 170"})
    void shouldAnswerAsRecordedInTheReference(String name, int records) {
        compareAll(name, records, new ReferenceTranslator());
    }

    private static void compareAll(String name, int records, Translator translator) {
        final CorpusOutcome outcome = CorpusCheck.run(corpus(name), translator, KEPT);
        System.out.println(translator.getClass().getSimpleName() + ": " + outcome.summary());
        assertThat(outcome.differing()).isEmpty();
        assertThat(outcome.compared()).isEqualTo(records);
        assertThat(outcome.isAgreed()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"linux-translator, 96", "programs, 6", "linux-driver, 0", "captured, 0"})
    void shouldAnswerAsRecordedWithFlatWhereItReaches(String name, int beyondReach) {
        final Corpus corpus = corpus(name);
        final List<String> differing = new ArrayList<>();
        int compared = 0;
        int beyond = 0;
        try (ChannelProgramTranslator flat = ChannelProgramTranslator.flat();
                Stream<RecordedCase> cases = corpus.open()) {
            for (final RecordedCase recorded : (Iterable<RecordedCase>) cases::iterator) {
                final Optional<ProgramInput> input =
                        FlatReach.within(recorded.input(), recorded.expected().pins());
                if (input.isEmpty()) {
                    beyond++;
                    continue;
                }
                compared++;
                final RecordedCase within = new RecordedCase(
                        input.orElseThrow(), recorded.decision(), recorded.expected(), recorded.compared());
                for (final Difference difference : within.judge(flat)) {
                    differing.add(recorded.input().name() + ": " + difference);
                }
            }
        }
        System.out.println("flat: " + name + ": " + compared + " compared, " + beyond + " beyond its reach");
        assertThat(differing).isEmpty();
        assertThat(beyond).isEqualTo(beyondReach);
        assertThat(compared).isPositive();
        assertThat(compared + beyond).isEqualTo(corpus.records().orElseThrow());
    }

    private static Corpus corpus(String name) {
        return Corpus.bundled().stream()
                .filter(corpus -> corpus.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
