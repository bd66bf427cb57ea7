package org.ccwbench.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.ccwbench.check.Comparison.Outcome;

/** Counts what came of many comparisons. */
final class Tally {
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Integer, Long> refused = new TreeMap<>();
    private final Map<Deviation, Long> deviations = new EnumMap<>(Deviation.class);
    private final Map<Deviation, Long> trespasses = new EnumMap<>(Deviation.class);
    private long transfers;
    private long endless;

    void add(Comparison comparison) {
        outcomes.merge(comparison.outcome(), 1L, Long::sum);
        transfers += comparison.transfers();
        endless += comparison.endless() ? 1 : 0;
        if (comparison.outcome() == Outcome.REFUSED) {
            refused.merge(comparison.errno(), 1L, Long::sum);
        }
        comparison.deviation().ifPresent(rule -> deviations.merge(rule, 1L, Long::sum));
        comparison.trespasses().forEach(rule -> trespasses.merge(rule, 1L, Long::sum));
    }

    void add(Tally other) {
        other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
        other.refused.forEach((errno, count) -> refused.merge(errno, count, Long::sum));
        other.deviations.forEach((rule, count) -> deviations.merge(rule, count, Long::sum));
        other.trespasses.forEach((rule, count) -> trespasses.merge(rule, count, Long::sum));
        transfers += other.transfers;
        endless += other.endless;
    }

    /** Programs that ran both ways. */
    long compared() {
        return count(Outcome.EQUIVALENT) + count(Outcome.DIFFERENT);
    }

    long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** How often a rule explained a difference or a refusal. */
    long count(Deviation rule) {
        return deviations.getOrDefault(rule, 0L);
    }

    /** One line, and one more for each rule that was found. */
    String report(String source) {
        final StringBuilder report = new StringBuilder(source)
                .append(": ")
                .append(compared())
                .append(" programs compared, ")
                .append(transfers)
                .append(" transfers, ")
                .append(count(Outcome.DIFFERENT))
                .append(" deviate, ")
                .append(endless)
                .append(" endless, ")
                .append(count(Outcome.NOT_STARTED))
                .append(" not started, refused ")
                .append(refused);
        deviations.forEach((rule, count) -> {
            report.append("\n  ").append(rule.label()).append(": ").append(count);
            if (trespasses.containsKey(rule)) {
                report.append(", beyond what is pinned: ").append(trespasses.get(rule));
            }
        });
        return report.toString();
    }
}
