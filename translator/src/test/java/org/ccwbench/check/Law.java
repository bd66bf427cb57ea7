package org.ccwbench.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.ProgramCheck;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramParser;
import org.ccwbench.fixtures.ProgramPrinter;
import org.ccwbench.fixtures.corpus.AnswerComparison;
import org.ccwbench.fixtures.corpus.Part;

/** What holds for every program, good or garbage. Throwing breaks any of them. */
enum Law {
    /** Every field of the answer is that of the reference. Linux reads twice what a racing guest changes in between. */
    ANSWERS_AS_THE_REFERENCE(1, false, trial -> differences(trial.reference(), trial.dat())),

    /** The page table's shape does not show. */
    FLAT_ANSWERS_AS_DAT(1, true, Law::flat),

    /** Pins are balanced, every IDAL is as long as its CCW needs, and its words lead to pages that may be pinned. */
    ANSWER_IS_SOUND(1, true, trial -> Soundness.violations(trial.input(), trial.dat())),

    /** A translation leaves nothing behind that the next one sees. */
    SECOND_ANSWER_IS_THE_FIRST(
            1, true, trial -> differences(trial.dat(), trial.rig().dat().translate(trial.input()))),

    /** Printed as a {@code .cp} file and parsed, the program is the same, and the file's check passes; the slowest. */
    PRINTED_AND_PARSED_IS_THE_SAME(8, true, Law::printed),

    /** As {@link GuardedRun} says. */
    TOUCHES_NOTHING_ELSE(1, true, trial -> GuardedRun.violations(trial.input()));

    /** {@link Part#HOST_ORB_FLAGS} is a piece of {@link Part#HOST_ORB}. */
    private static final Set<Part> ALL = EnumSet.complementOf(EnumSet.of(Part.HOST_ORB_FLAGS));

    private final int stride;
    private final boolean holdsInARace;
    private final Function<Trial, List<String>> violations;

    Law(int stride, boolean holdsInARace, Function<Trial, List<String>> violations) {
        this.stride = stride;
        this.holdsInARace = holdsInARace;
        this.violations = violations;
    }

    /** Whether a program is looked at: all are, or of a slow law every so many seeds one. */
    boolean isAskedOf(long seed) {
        return seed % stride == 0;
    }

    /** Whether it also holds when the guest changes its storage while it is read. */
    boolean holdsInARace() {
        return holdsInARace;
    }

    /** How the law is broken; empty when it holds. */
    List<String> violations(Trial trial) {
        try {
            return violations.apply(trial);
        } catch (final RuntimeException | StackOverflowError thrown) {
            final StackTraceElement[] trace = thrown.getStackTrace(); // a JVM may leave it out
            return List.of(trace.length == 0 ? thrown.toString() : thrown + " at " + trace[0]);
        }
    }

    /** The name in file names. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> differences(Answer expected, Answer actual) {
        final List<String> differences = new ArrayList<>();
        AnswerComparison.compare(expected, actual, ALL).forEach(difference -> differences.add(difference.toString()));
        if (!expected.refusal().equals(actual.refusal())) {
            differences.add("expected " + expected.refusal() + ", got " + actual.refusal());
        }
        return differences;
    }

    private static List<String> flat(Trial trial) {
        final Optional<ProgramInput> input =
                FlatReach.within(trial.input(), trial.dat().pins());
        return input.isEmpty()
                ? List.of()
                : differences(trial.dat(), trial.rig().flat().translate(input.orElseThrow()));
    }

    private static List<String> printed(Trial trial) {
        final String text = ProgramPrinter.print(trial.input(), trial.dat(), List.of());
        final ProgramFile file = ProgramParser.parse(trial.input().name(), "printed", text);
        final boolean asks = !trial.dat().replies().isEmpty();
        final List<String> differences =
                new ArrayList<>(InputComparison.differences(trial.input(), file.input(), asks));
        if (!ProgramPrinter.print(file).equals(text)) {
            differences.add("the printed file is not in canonical form");
        }
        ProgramCheck.differences(file, trial.dat()).forEach(difference -> differences.add(difference.toString()));
        return differences;
    }
}
