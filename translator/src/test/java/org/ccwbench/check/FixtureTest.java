package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ccwbench.check.reference.ReferenceTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramCheck;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.Translator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code .cp} file of the library, a test each. A file that fails is shown with its lines; when the host programs
 * differ, both are shown side by side.
 */
class FixtureTest {
    private static final List<ProgramFile> LIBRARY = Fixtures.library();

    private static ChannelProgramTranslator dat;
    private static ChannelProgramTranslator flat;

    @BeforeAll
    static void open() {
        dat = ChannelProgramTranslator.dat();
        flat = ChannelProgramTranslator.flat();
    }

    @AfterAll
    static void close() {
        dat.close();
        flat.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldAnswerAsTheFileExpects() {
        System.out.println("programs of the library: " + LIBRARY.size());
        assertThat(LIBRARY).isNotEmpty();
        return LIBRARY.stream()
                .map(file -> dynamicTest(file.name(), () -> {
                    final Answer answer = dat.translate(file.input());
                    assertThat(ProgramCheck.report(file, answer)).isEmpty();
                    final Optional<ProgramInput> reached = FlatReach.within(file.input(), answer.pins());
                    if (reached.isPresent()) {
                        assertThat(ProgramCheck.report(file, flat.translate(reached.orElseThrow())))
                                .as("with a flat page table")
                                .isEmpty();
                    }
                }));
    }

    /** Linux reads the first IDAW of a list twice and refuses when it has changed; the translator reads it once. */
    @Test
    void shouldDifferFromTheReferenceOnlyWhereAFirstIdawChanges() {
        final Translator reference = new ReferenceTranslator();
        final List<String> differing = new ArrayList<>();
        for (final ProgramFile file : LIBRARY) {
            final Answer answer = reference.translate(file.input());
            if (!ProgramCheck.report(file, answer).isEmpty()) {
                differing.add(file.name() + ": " + answer.refusal().reason());
            }
        }
        assertThat(differing)
                .containsExactly(
                        "fixes/first-idaw-changes-between-reads: IDAW_CHANGED",
                        "idal/first-format-1-word-changes-after-it-was-read: IDAW_CHANGED",
                        "idal/first-word-changes-after-it-was-read: IDAW_CHANGED",
                        "idal/first-word-grows-after-it-was-read: IDAW_CHANGED");
    }
}
