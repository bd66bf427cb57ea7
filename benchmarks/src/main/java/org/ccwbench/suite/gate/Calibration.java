package org.ccwbench.suite.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ccwbench.suite.gate.RawForks.Purpose;
import org.ccwbench.suite.gate.stats.Decision;
import org.ccwbench.suite.gate.stats.Estimate;
import org.ccwbench.suite.gate.stats.ForkRatio;
import org.ccwbench.suite.gate.stats.ForkSource;
import org.ccwbench.suite.gate.stats.Order;
import org.ccwbench.suite.gate.stats.Outcome;
import org.ccwbench.suite.gate.stats.Verdict;

/**
 * How often the whole rule is wrong: decisions on forks that are drawn from recorded ones, again and again, with a
 * fixed seed.
 */
public final class Calibration {
    /** Forks of a kernel within the usual budget. */
    static final int MOST_FORKS = 24;

    private static final long SEED = 0x390;

    private final Map<String, List<ForkRatio>> compared = new LinkedHashMap<>();
    private final Map<String, List<ForkRatio>> equal = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    /**
     * Decisions on recorded forks.
     *
     * @param compared of which the decisions are made
     * @param equal of the same version, of which the noise floors are made
     * @throws GateException when there are too few
     */
    public Calibration(RawForks compared, RawForks equal) {
        for (final String kernel : compared.kernels()) {
            this.compared.put(kernel, enough(kernel, RawForks.ratios(compared.of(kernel), Purpose.COMPARE, kernel)));
            this.equal.put(kernel, enough(kernel, RawForks.ratios(equal.of(kernel), Purpose.COMPARE, kernel)));
        }
        if (this.compared.isEmpty()) {
            throw new GateException("there are no recorded forks: --record N makes them");
        }
    }

    private static List<ForkRatio> enough(String kernel, List<ForkRatio> forks) {
        for (final Order order : Order.values()) {
            if (forks.stream().filter(fork -> fork.order() == order).count() < Decision.FIRST) {
                throw new GateException("too few recorded forks of " + kernel + ": --record N makes them");
            }
        }
        return forks;
    }

    /**
     * What came of some decisions.
     *
     * @param decisions that were made, each on all kernels
     * @param slower decisions that found a kernel slower
     * @param undecided decisions that found none slower, and left one open
     * @param forks of a decision, mean
     */
    public record Tally(int decisions, int slower, int undecided, double forks) {}

    /** Decides again and again on all kernels at once. */
    public Tally run(int decisions) {
        int slower = 0;
        int undecided = 0;
        long forks = 0;
        for (int i = 0; i < decisions; i++) {
            final Drawn drawn = new Drawn();
            final List<Outcome> outcomes = Decision.on(List.copyOf(compared.keySet()), drawn);
            final boolean found = outcomes.stream().anyMatch(outcome -> outcome.verdict() == Verdict.SLOWER);
            slower += found ? 1 : 0;
            undecided +=
                    !found && outcomes.stream().anyMatch(outcome -> outcome.verdict() == Verdict.NOT_DECIDED) ? 1 : 0;
            forks += drawn.forks;
        }
        return new Tally(decisions, slower, undecided, (double) forks / decisions);
    }

    /** Forks that are drawn. */
    private final class Drawn implements ForkSource {
        private final Map<String, Double> floors = new HashMap<>();
        private int forks;

        @Override
        public List<ForkRatio> run(String kernel, int ofEachOrder) {
            forks += 2 * ofEachOrder;
            return draw(compared.get(kernel), ofEachOrder);
        }

        private List<ForkRatio> draw(List<ForkRatio> from, int ofEachOrder) {
            final List<ForkRatio> drawn = new ArrayList<>();
            for (final Order order : Order.values()) {
                final List<ForkRatio> ordered =
                        from.stream().filter(fork -> fork.order() == order).toList();
                for (int i = 0; i < ofEachOrder; i++) {
                    drawn.add(ordered.get(random.nextInt(ordered.size())));
                }
            }
            return drawn;
        }

        @Override
        public OptionalDouble floor(String kernel) {
            return floors.containsKey(kernel) ? OptionalDouble.of(floors.get(kernel)) : OptionalDouble.empty();
        }

        @Override
        public double measureFloor(String kernel) {
            forks += 2 * Decision.FIRST;
            floors.put(
                    kernel, Estimate.of(draw(equal.get(kernel), Decision.FIRST)).floor());
            return floors.get(kernel);
        }

        @Override
        public boolean hasTime(int more) {
            return forks + more <= MOST_FORKS * compared.size();
        }
    }
}
