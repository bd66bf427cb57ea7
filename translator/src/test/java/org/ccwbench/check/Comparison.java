package org.ccwbench.check;

import java.util.List;
import java.util.Optional;

/**
 * What came of running a program twice: as the guest's own, and translated.
 *
 * @param outcome whether the two had the same effect
 * @param errno why it was refused, negative; 0 when it was not
 * @param endless whether a run was cut off
 * @param transfers of data by the guest's program
 * @param deviation the rule that explains the difference or the refusal; empty when there is none of either, or no rule
 * @param trespasses the rules by which the channel used host storage that the program did not hold
 * @param differences what differs, first things first; empty when nothing does
 */
record Comparison(
        Outcome outcome,
        int errno,
        boolean endless,
        int transfers,
        Optional<Deviation> deviation,
        List<Deviation> trespasses,
        List<String> differences) {

    /** How a comparison ends. */
    enum Outcome {
        /** The effect is the same. */
        EQUIVALENT,
        /** It is not. */
        DIFFERENT,
        /** The translator refused the program. */
        REFUSED,
        /** Neither program was started: the ORB is not valid. */
        NOT_STARTED
    }

    /** Whether it differs and no rule says why. */
    boolean isUnexplained() {
        return outcome == Outcome.DIFFERENT && deviation.isEmpty();
    }

    static Comparison refused(int errno, Optional<Deviation> deviation) {
        return new Comparison(Outcome.REFUSED, errno, false, 0, deviation, List.of(), List.of());
    }

    static Comparison notStarted() {
        return new Comparison(Outcome.NOT_STARTED, 0, false, 0, Optional.empty(), List.of(), List.of());
    }
}
