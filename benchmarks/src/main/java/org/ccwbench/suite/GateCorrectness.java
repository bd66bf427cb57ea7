package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.check.reference.ReferenceTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.fixtures.corpus.AnswerComparison;
import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.fixtures.corpus.Part;
import org.ccwbench.fixtures.gen.Mix;
import org.ccwbench.fixtures.gen.ProgramGenerator;
import org.ccwbench.suite.gate.Layer;
import org.ccwbench.suite.gate.Layer.Result;

/**
 * The gate's first layer: the library of programs, the recordings of Linux, and generated programs, which a second
 * translator answers that shares nothing with the first.
 */
final class GateCorrectness {
    /** The layer's name. */
    static final String NAME = "correctness";

    /** Generated programs of each mix. */
    private static final int GENERATED = 1_000;

    /** {@link Part#HOST_ORB_FLAGS} is a piece of {@link Part#HOST_ORB}. */
    private static final Set<Part> ALL = EnumSet.complementOf(EnumSet.of(Part.HOST_ORB_FLAGS));

    private GateCorrectness() {}

    /** Compares everything. */
    static Layer judge(Consumer<String> progress) {
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            return judge(translator, GENERATED, progress);
        }
    }

    /**
     * Compares everything with what a translator answers.
     *
     * @param ofEachMix generated programs
     */
    static Layer judge(Translator translator, int ofEachMix, Consumer<String> progress) {
        final Verification verification = new Verification(translator);
        progress.accept("library of programs");
        verification.compare("library", Fixtures.library());
        for (final Corpus corpus : Corpus.bundled()) {
            progress.accept("recording " + corpus.name());
            verification.compare(corpus);
        }
        final List<String> differences = new ArrayList<>(verification.differences());
        progress.accept("generated programs");
        int generated = 0;
        int differing = 0;
        for (final Mix mix : Mix.values()) {
            for (int seed = 0; seed < ofEachMix; seed++) {
                final List<String> found = differences(new ProgramGenerator(mix).input(seed), translator);
                generated++;
                differing += found.isEmpty() ? 0 : 1;
                if (differences.size() < Verification.KEPT) {
                    differences.addAll(found);
                }
            }
        }
        final String summary = verification.summary() + "; of " + generated + " generated programs "
                + (generated - differing) + " agree";
        final boolean right = verification.isAgreed() && differing == 0;
        return new Layer(NAME, right ? Result.PASSED : Result.WRONG, summary, differences);
    }

    /** What differs from the second translator's answer. */
    private static List<String> differences(ProgramInput input, Translator translator) {
        final Answer expected = new ReferenceTranslator().translate(input);
        final List<String> differences = new ArrayList<>();
        try {
            final Answer actual = translator.translate(input);
            AnswerComparison.compare(expected, actual, ALL)
                    .forEach(difference -> differences.add(input.name() + ": " + difference));
            if (!expected.refusal().equals(actual.refusal())) {
                differences.add(input.name() + ": expected " + expected.refusal() + ", got " + actual.refusal());
            }
        } catch (RuntimeException thrown) {
            differences.add(input.name() + ": expected an answer, got " + thrown);
        }
        return differences;
    }
}
