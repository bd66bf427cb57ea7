package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.fixtures.corpus.CorpusCheck;
import org.ccwbench.fixtures.corpus.CorpusOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of every corpus, on every field that the recording has. */
class CorpusTest {
    private static final int KEPT = 5;

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.ccwbench.fixtures.corpus.Corpus#bundled")
    void shouldAnswerAsRecorded(Corpus corpus) {
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            final CorpusOutcome outcome = CorpusCheck.run(corpus, translator, KEPT);
            System.out.println(corpus.name() + ": " + outcome.summary());
            assertThat(outcome.differing()).isEmpty();
            assertThat(outcome.isAgreed()).isTrue();
        }
    }
}
