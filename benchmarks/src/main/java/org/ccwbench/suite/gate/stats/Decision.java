package org.ccwbench.suite.gate.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Decides on some kernels, and runs no more forks than it needs: four of each order, then two more of each for every
 * kernel that is not decided, until all are or the time is over; when it is over early, two of each order are all that
 * a kernel gets, and it stays undecided. The same: the interval lies within the margin. Slower: it lies above the
 * margin even though several kernels were asked about, both orders agree, and fresh forks say so again. The margin is 3
 * %, or what equals can differ by on this machine if that is more; but nothing that may differ by more than 10 % is
 * called the same.
 */
public final class Decision {
    /** Less than this never counts as a difference. */
    public static final double LEAST_MARGIN = Math.log(1.03);

    /** More than this is never called the same, whatever equals differ by. */
    public static final double MOST_MARGIN = Math.log(1.1);

    /** Forks of each order at first, and to confirm. */
    public static final int FIRST = 4;

    private static final int MORE = 2;
    private static final int CONFIRMATIONS = 2;
    private static final double ALPHA = 0.05;

    private final ForkSource source;
    private final Map<String, State> states = new LinkedHashMap<>();

    private Decision(ForkSource source, List<String> kernels) {
        this.source = source;
        kernels.forEach(kernel -> states.put(kernel, new State(kernel)));
    }

    /** What is known of one kernel. */
    private static final class State {
        private final String kernel;
        private final List<ForkRatio> forks = new ArrayList<>();
        private Estimate estimate;
        private Verdict verdict = Verdict.NOT_DECIDED;
        private Estimate confirmed;
        private int confirmations;

        State(String kernel) {
            this.kernel = kernel;
        }

        void add(List<ForkRatio> more) {
            forks.addAll(more);
            estimate = Estimate.of(forks);
        }

        boolean isOpen() {
            return verdict == Verdict.NOT_DECIDED;
        }
    }

    /** Decides on kernels; their outcomes come in the same order. */
    public static List<Outcome> on(List<String> kernels, ForkSource source) {
        return new Decision(source, kernels).decide();
    }

    private List<Outcome> decide() {
        for (final State state : states.values()) {
            state.add(source.run(state.kernel, source.hasTime(2 * FIRST) ? FIRST : MORE));
        }
        look();
        while (isOpen() && source.hasTime(2 * MORE)) {
            for (final State state : states.values()) {
                if (state.isOpen() && source.hasTime(2 * MORE)) {
                    state.add(source.run(state.kernel, MORE));
                }
            }
            look();
        }
        return states.values().stream().map(this::outcome).toList();
    }

    private boolean isOpen() {
        return states.values().stream().anyMatch(State::isOpen);
    }

    private Outcome outcome(State state) {
        return new Outcome(
                state.kernel,
                state.verdict,
                state.estimate,
                margin(state),
                source.floor(state.kernel),
                state.confirmed);
    }

    private void look() {
        final List<State> all = List.copyOf(states.values());
        final boolean[] slower = Holm.rejected(
                ALPHA,
                all.stream()
                        .mapToDouble(state -> state.estimate.chanceNotAbove(margin(state)))
                        .toArray());
        final boolean[] faster = Holm.rejected(
                ALPHA,
                all.stream()
                        .mapToDouble(state -> state.estimate.chanceNotBelow(margin(state)))
                        .toArray());
        for (int i = 0; i < slower.length; i++) {
            final State state = all.get(i);
            if (state.isOpen() && state.forks.size() >= 2 * FIRST) {
                judge(state, slower[i], faster[i]);
            }
        }
    }

    private void judge(State state, boolean slower, boolean faster) {
        if (state.estimate.isWithin(Math.min(margin(state), MOST_MARGIN))) {
            state.verdict = Verdict.SAME;
        } else if ((slower || faster) && state.estimate.ordersAgree() && isBeyondFloor(state)) {
            if (faster) {
                state.verdict = Verdict.FASTER;
            } else if (state.confirmations < CONFIRMATIONS && source.hasTime(2 * FIRST)) {
                confirm(state);
            }
        }
    }

    /** The floor is found out when it matters for the first time. */
    private boolean isBeyondFloor(State state) {
        if (source.floor(state.kernel).isEmpty()) {
            source.measureFloor(state.kernel);
        }
        return state.estimate.low() > margin(state) || state.estimate.high() < -margin(state);
    }

    private void confirm(State state) {
        state.confirmations++;
        final List<ForkRatio> fresh = source.run(state.kernel, FIRST);
        final Estimate again = Estimate.of(fresh);
        if (again.low() > margin(state) && again.ordersAgree()) {
            state.verdict = Verdict.SLOWER;
            state.confirmed = again;
        }
        state.add(fresh);
    }

    private double margin(State state) {
        final OptionalDouble floor = source.floor(state.kernel);
        return Math.max(LEAST_MARGIN, floor.orElse(LEAST_MARGIN));
    }
}
