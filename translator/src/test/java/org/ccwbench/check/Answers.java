package org.ccwbench.check;

import java.util.List;
import org.ccwbench.fixtures.Answer;

/** Answers with one part replaced. */
final class Answers {
    private Answers() {}

    static Answer withSegments(Answer answer, List<Answer.Segment> segments) {
        return new Answer(
                answer.init(),
                answer.prefetch(),
                answer.refusal(),
                segments,
                answer.hostOrb(),
                answer.pins(),
                answer.unpins(),
                answer.replies(),
                answer.pinsLeft());
    }

    static Answer withHostCcw(Answer answer, Answer.HostCcw ccw) {
        final Answer.Segment first = answer.segments().get(0);
        return withSegments(answer, List.of(new Answer.Segment(first.guestHead(), first.guestCcws(), List.of(ccw))));
    }

    static Answer withUnpins(Answer answer, List<Long> unpins) {
        return new Answer(
                answer.init(),
                answer.prefetch(),
                answer.refusal(),
                answer.segments(),
                answer.hostOrb(),
                answer.pins(),
                unpins,
                answer.replies(),
                answer.pinsLeft());
    }

    static Answer withPinsLeft(Answer answer, long pinsLeft) {
        return new Answer(
                answer.init(),
                answer.prefetch(),
                answer.refusal(),
                answer.segments(),
                answer.hostOrb(),
                answer.pins(),
                answer.unpins(),
                answer.replies(),
                pinsLeft);
    }

    static Answer withSteps(Answer answer, int init, int prefetch, Answer.Refusal refusal, byte[] hostOrb) {
        return new Answer(
                init,
                prefetch,
                refusal,
                answer.segments(),
                hostOrb,
                answer.pins(),
                answer.unpins(),
                answer.replies(),
                answer.pinsLeft());
    }
}
