package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.ccwbench.check.reference.ReferenceTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Answer.HostCcw;
import org.ccwbench.fixtures.Answer.Segment;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.PageRange.Kind;
import org.ccwbench.fixtures.ProgramCheck;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.fixtures.gen.Mix;
import org.ccwbench.fixtures.gen.ProgramGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants translators with one mistake each, and looks at what is said about them. */
class ExplorationTest {
    private static final long SEEDS = 500;
    private static final int READ_DATA = 0x86;
    private static final int SLI = 0x20;

    private final Translator right = new ReferenceTranslator();

    @TempDir
    private Path folder;

    @Test
    void shouldSayNothingAboutATranslatorWithoutAMistake() {
        explore(Mix.HOSTILE, new Rig(right, right, right));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldMinimiseAndWriteAProgramThatIsTranslatedWrongly() {
        final Translator wrong = input -> changed(right.translate(input), ExplorationTest::withSliOnReads);
        final ProgramFile file = failure(Mix.DASD_READ, new Rig(wrong, wrong, right), Law.ANSWERS_AS_THE_REFERENCE);

        assertThat(ProgramCheck.report(file, right.translate(file.input()))).isEmpty();
        assertThat(ProgramCheck.report(file, wrong.translate(file.input())))
                .startsWith(file.file())
                .contains("host seg0: expected ccw1 86,idal0.0,IDA,0, was ccw1 86,idal0.0,SLI+IDA,0");
        final List<Segment> segments = right.translate(file.input()).segments();
        assertThat(segments).hasSize(1);
        assertThat(segments.get(0).guestCcws()).hasSize(1).first().satisfies(ccw -> {
            assertThat(ccw >>> 56).isEqualTo(READ_DATA);
            assertThat(ccw >>> 48 & SLI).isZero();
            assertThat(ccw >>> 32 & 0xffff).isZero();
        });
    }

    @Test
    void shouldTakeAnExceptionForAMistake() {
        final Translator throwing = input -> {
            if (input.pages().stream().anyMatch(range -> range.kind() == Kind.READ_ONLY)) {
                throw new IllegalStateException("planted");
            }
            return right.translate(input);
        };
        final ProgramFile file = failure(Mix.HOSTILE, new Rig(throwing, right, right), Law.ANSWERS_AS_THE_REFERENCE);
        assertThat(file.input().pages())
                .filteredOn(range -> range.kind() == Kind.READ_ONLY)
                .hasSize(1);
    }

    @Test
    void shouldSeeThatTheShapeOfThePageTableShows() {
        final Translator wrong = input -> changed(right.translate(input), ExplorationTest::withSliOnReads);
        failure(Mix.DASD_READ, new Rig(right, wrong, right), Law.FLAT_ANSWERS_AS_DAT);
    }

    @Test
    void shouldSeeThatATranslationDependsOnTheOneBefore() {
        final Set<ProgramInput> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        final Translator forgetful = input -> {
            final Answer answer = right.translate(input);
            return seen.add(input) ? answer : changed(answer, ExplorationTest::withSliOnReads);
        };
        failure(Mix.DASD_READ, new Rig(forgetful, right, right), Law.SECOND_ANSWER_IS_THE_FIRST);
    }

    @Test
    void shouldKeepAProgramThatDoesNotFailAgain() {
        final AtomicInteger calls = new AtomicInteger();
        final Translator wrongOnce = input -> {
            final Answer answer = right.translate(input);
            return calls.getAndIncrement() == 0 ? Answers.withPinsLeft(answer, 1) : answer;
        };
        final ProgramFile file = failure(Mix.UNIFORM, new Rig(wrongOnce, right, right), Law.ANSWERS_AS_THE_REFERENCE);
        final ProgramInput whole = new ProgramGenerator(Mix.UNIFORM).input(0);
        assertThat(InputComparison.differences(
                        Racing.with(whole, List.of()), Racing.with(file.input(), List.of()), true))
                .singleElement()
                .asString()
                .startsWith("name: expected uniform/0");
    }

    @Test
    void shouldWriteTheRaceOfAProgramThatIsOnlyWrongInARace() {
        final Translator leaking = input -> {
            final Answer answer = right.translate(input);
            return input.changes().isEmpty() || answer.pins().isEmpty() ? answer : Answers.withPinsLeft(answer, 1);
        };
        final ProgramFile file = failure(Mix.UNIFORM, new Rig(leaking, leaking, right), Law.ANSWER_IS_SOUND);
        assertThat(file.input().changes()).isNotEmpty();
        assertThat(file.text()).contains("-- race --");
    }

    @Test
    void shouldSayWhichProgramItIsAt() {
        final Exploration exploration = new Exploration(() -> new Rig(right, right, right), folder);
        exploration.explore(Mix.LINUX_BOOT, 40, 3);
        assertThat(exploration.current()).isEqualTo("linux-boot/42");
        assertThatThrownBy(
                        () -> new Exploration(() -> new Rig(null, right, right), folder).explore(Mix.LINUX_BOOT, 7, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("linux-boot/7 breaks ANSWERS_AS_THE_REFERENCE: java.lang.NullPointer");
    }

    private void explore(Mix mix, Rig rig) {
        new Exploration(() -> rig, folder).explore(mix, 0, SEEDS);
    }

    /** Explores until the law is broken. @return the file that was written */
    private ProgramFile failure(Mix mix, Rig rig, Law law) {
        final AssertionError error = catchThrowableOfType(AssertionError.class, () -> explore(mix, rig));
        final List<ProgramFile> files = Fixtures.load(folder);
        assertThat(files).hasSize(1);
        final ProgramFile file = files.get(0);
        assertThat(error)
                .hasMessageStartingWith(mix.label() + "/")
                .hasMessageContaining(" breaks " + law + ": ")
                .hasMessageContaining(file.file())
                .hasMessageEndingWith(file.text());
        assertThat(file.name()).startsWith(mix.label() + "-").endsWith("-" + law.label());
        assertThat(file.behaviour()).startsWith(law.label() + " does not hold for what is left of " + mix.label());
        return file;
    }

    private static HostCcw withSliOnReads(HostCcw ccw) {
        return ccw.command() == READ_DATA
                ? new HostCcw(ccw.command(), ccw.flags() | SLI, ccw.count(), ccw.target())
                : ccw;
    }

    private static Answer changed(Answer answer, UnaryOperator<HostCcw> change) {
        final List<Segment> segments = new ArrayList<>();
        for (final Segment segment : answer.segments()) {
            segments.add(new Segment(
                    segment.guestHead(),
                    segment.guestCcws(),
                    segment.hostCcws().stream().map(change).toList()));
        }
        return Answers.withSegments(answer, segments);
    }
}
