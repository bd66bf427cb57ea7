package org.ccwbench.suite.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.stats.Decision;
import org.ccwbench.suite.gate.stats.Estimate;
import org.ccwbench.suite.gate.stats.Outcome;
import org.ccwbench.suite.gate.stats.Verdict;

/** Judges the times of both versions. */
public final class TimeLayer {
    /** The layer's name. */
    public static final String NAME = "times";

    private static final int PERCENT = 100;

    private TimeLayer() {}

    /** Why a run means nothing: a ruler, which is the same code in both versions, is slower or faster by the margin. */
    public static Optional<String> isVoid(Map<String, Estimate> rulers) {
        for (final Map.Entry<String, Estimate> ruler : rulers.entrySet()) {
            final Estimate estimate = ruler.getValue();
            if (estimate.low() > Decision.LEAST_MARGIN || estimate.high() < -Decision.LEAST_MARGIN) {
                return Optional.of(
                        "void: " + ruler.getKey() + " does the same in both versions, and still its ratio is "
                                + estimate + " (" + estimate.forks() + " forks)");
            }
        }
        return Optional.empty();
    }

    /**
     * Slower when one kernel is; not decided when one is not, or a ruler says that the run means nothing.
     *
     * @param fit whether times mean something on this machine
     * @param unfit why not
     */
    public static Layer judge(List<Outcome> outcomes, Optional<String> isVoid, boolean fit, String unfit) {
        final List<String> lines = new ArrayList<>();
        isVoid.ifPresent(lines::add);
        if (!fit) {
            lines.add("this machine is unfit, so times decide nothing: " + unfit);
        }
        final String summary = summary(outcomes);
        if (!fit) {
            return new Layer(NAME, Result.INFORMATION, summary, lines);
        }
        if (isVoid.isPresent()) {
            return new Layer(NAME, Result.NOT_DECIDED, summary, lines);
        }
        return new Layer(NAME, result(outcomes), summary, lines);
    }

    private static Result result(List<Outcome> outcomes) {
        if (count(outcomes, Verdict.SLOWER) > 0) {
            return Result.SLOWER;
        }
        return count(outcomes, Verdict.NOT_DECIDED) > 0 ? Result.NOT_DECIDED : Result.PASSED;
    }

    private static String summary(List<Outcome> outcomes) {
        final List<String> parts = new ArrayList<>();
        for (final Verdict verdict : Verdict.values()) {
            final long kernels = count(outcomes, verdict);
            if (kernels > 0) {
                parts.add(kernels + " " + verdict);
            }
        }
        return String.join(", ", parts) + " of " + outcomes.size() + " kernels";
    }

    private static long count(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    /** The verdict on a kernel and what it rests on. */
    public static String explain(Outcome outcome) {
        final String margin = percent(outcome.margin());
        final String forks = outcome.estimate().forks() + " forks";
        return switch (outcome.verdict()) {
            case SAME ->
                "same (within ±" + percent(Math.min(outcome.margin(), Decision.MOST_MARGIN)) + ", " + forks + ")";
            case SLOWER ->
                "SLOWER (" + forks + ", both orders agree, confirmed by "
                        + outcome.confirmed().forks() + " fresh ones: " + outcome.confirmed() + ")";
            case FASTER -> "faster (" + forks + ", both orders agree)";
            case NOT_DECIDED -> "not decided (" + forks + ", " + why(outcome, margin) + ")";
        };
    }

    private static String percent(double log) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * (Math.exp(log) - 1));
    }

    private static String why(Outcome outcome, String margin) {
        if (outcome.isUnconfirmed()) {
            return "slower by more than " + margin
                    + ", but not confirmed by fresh ones: a larger --budget has time for them";
        }
        if (outcome.isTooNoisy()) {
            return "equal versions differ by " + margin + " here";
        }
        return "margin ±" + margin + ", needs " + needed(outcome);
    }

    private static String needed(Outcome outcome) {
        final int needed = outcome.forksNeeded();
        return needed > Outcome.MOST_FORKS ? "more than " + Outcome.MOST_FORKS : "about " + needed;
    }
}
