package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.ccwbench.check.reference.ReferenceTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Answer.HostCcw;
import org.ccwbench.fixtures.Answer.Refusal;
import org.ccwbench.fixtures.Answer.Target;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramInput;
import org.junit.jupiter.api.Test;

/** Answers to a read of three words, each made unsound in one way. */
class SoundnessTest {
    private final ProgramInput input =
            Fixtures.program("idal/read-through-2k-blocks").input();
    private final Answer sound = new ReferenceTranslator().translate(input);
    private final HostCcw ccw = sound.segments().get(0).hostCcws().get(0);
    private final Target.Idal idal = (Target.Idal) ccw.target();

    @Test
    void shouldSayNothingAboutASoundAnswer() {
        assertThat(Soundness.violations(input, sound)).isEmpty();
    }

    @Test
    void shouldSeeUnbalancedPins() {
        assertThat(Soundness.violations(input, Answers.withPinsLeft(sound, 2))).containsExactly("2 pins are left");
        final List<Long> fewer = sound.unpins().subList(1, sound.unpins().size());
        assertThat(Soundness.violations(input, Answers.withUnpins(sound, fewer)))
                .containsExactly("pins without unpins: {3=1}");
        assertThat(Soundness.violations(input, Answers.withUnpins(sound, List.of(3L, 4L, 5L, 5L))))
                .containsExactly("pins without unpins: {5=-1}");
    }

    @Test
    void shouldSeeStepsThatDoNotFit() {
        final Refusal refusal = new Refusal("PAGE_FAULT", 0);
        assertThat(Soundness.violations(input, Answers.withSteps(sound, 0, 1, refusal, new byte[0])))
                .containsExactly("a positive result: 1");
        assertThat(Soundness.violations(input, Answers.withSteps(sound, 0, 0, refusal, sound.hostOrb())))
                .containsExactly("a reason without a refusal or the opposite");
        assertThat(Soundness.violations(input, Answers.withSteps(sound, 0, -14, refusal, sound.hostOrb())))
                .containsExactly("a host ORB without a program or the opposite");
        assertThat(Soundness.violations(input, Answers.withSteps(sound, -14, 0, refusal, new byte[0])))
                .containsExactly("segments without a program or the opposite");
        final Answer.Segment segment = sound.segments().get(0);
        final Answer.Segment cut = new Answer.Segment(segment.guestHead(), segment.guestCcws(), List.of());
        assertThat(Soundness.violations(input, Answers.withSegments(sound, List.of(cut))))
                .containsExactly("a translated program has CCWs left");
    }

    @Test
    void shouldSeeTooMuch() {
        final Answer.Segment segment = sound.segments().get(0);
        final Answer many = Answers.withSegments(sound, Collections.nCopies(17, segment));
        assertThat(Soundness.violations(input, many)).containsExactly("17 segments");
        final Answer.Segment longer = new Answer.Segment(
                segment.guestHead(),
                Collections.nCopies(257, segment.guestCcws().get(0)),
                Collections.nCopies(257, ccw));
        assertThat(Soundness.violations(input, Answers.withSegments(sound, List.of(longer))))
                .containsExactly("257 CCWs in a segment");
    }

    @Test
    void shouldSeeACcwThatIsNotTheGuests() {
        assertThat(violationsOf(new HostCcw(3, ccw.flags(), ccw.count(), idal)))
                .containsExactly("another command or count");
        assertThat(violationsOf(new HostCcw(ccw.command(), ccw.flags(), 1, idal)))
                .containsExactly("another command or count");
        assertThat(violationsOf(new HostCcw(ccw.command(), ccw.flags() ^ 0x80, ccw.count(), idal)))
                .containsExactly("other flags");
        assertThat(violationsOf(new HostCcw(ccw.command(), ccw.flags(), ccw.count(), new Target.Place(0, 0))))
                .containsExactly("not a TIC any more");
        assertThat(violationsOf(new HostCcw(ccw.command(), ccw.flags(), ccw.count(), new Target.Place(0, 8))))
                .containsExactly("not a TIC any more", "leads out of its segment");
    }

    @Test
    void shouldSeeAnIdalThatDoesNotFit() {
        assertThat(violationsOf(
                        withIdal(idal.words().subList(0, 2), idal.iovas().subList(0, 2))))
                .containsExactly("2 words");
        assertThat(violationsOf(
                        withIdal(List.of(1L, idal.words().get(1), idal.words().get(2)), idal.iovas())))
                .containsExactly("word 0 does not lead to 3200");
    }

    private HostCcw withIdal(List<Long> words, List<Long> iovas) {
        return new HostCcw(ccw.command(), ccw.flags(), ccw.count(), new Target.Idal(words, iovas));
    }

    /** What is said about the answer with another host CCW, without the name of the CCW. */
    private List<String> violationsOf(HostCcw changed) {
        return Soundness.violations(input, Answers.withHostCcw(sound, changed)).stream()
                .map(violation -> violation.substring(violation.indexOf(": ") + 2))
                .toList();
    }
}
