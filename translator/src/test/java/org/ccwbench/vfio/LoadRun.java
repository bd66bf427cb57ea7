package org.ccwbench.vfio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Operations one after the other, what was met on the way, and what is left of them when one fails. */
final class LoadRun {
    private static final List<Operation> WEIGHTED = Stream.of(Operation.values())
            .flatMap(operation -> Stream.generate(() -> operation).limit(operation.weight))
            .toList();

    /** After how many operations a device was in each state. */
    final Map<State, Integer> states = new EnumMap<>(State.class);

    /** After how many operations each hazard was met. */
    final Map<Character, Integer> hazards = new TreeMap<>();

    private final EnableAt enableAt;
    private final Consumer<Load> law;

    /** Something that is done to a load. */
    @FunctionalInterface
    interface Step {
        void on(Load load);
    }

    LoadRun(EnableAt enableAt) {
        this(enableAt, load -> {});
    }

    /**
     * With a law beside {@link LoadLaws}.
     *
     * @param law looks at the load after each operation; throws when it does not hold
     */
    LoadRun(EnableAt enableAt, Consumer<Load> law) {
        this.enableAt = enableAt;
        this.law = law;
    }

    /** Random operations, the same for the same seed. */
    static List<Operation> random(long seed, int operations) {
        final Random random = new Random(seed);
        final List<Operation> list = new ArrayList<>(List.of(Operation.CREATE, Operation.OPEN));
        while (list.size() < operations) {
            list.add(WEIGHTED.get(random.nextInt(WEIGHTED.size())));
        }
        return list;
    }

    /** Why steps fail: at which, and what; null when they do not. */
    String failure(List<? extends Step> steps) {
        Step now = null;
        try (Load load = new Load(enableAt)) {
            final LoadLaws laws = new LoadLaws(load);
            for (final Step step : steps) {
                now = step;
                step.on(load);
                laws.check();
                law.accept(load);
                load.forget();
            }
            now = null;
            load.tearDown();
            laws.checkEnd();
            laws.states.forEach((state, times) -> states.merge(state, times, Integer::sum));
            laws.hazards.forEach((hazard, times) -> hazards.merge(hazard, times, Integer::sum));
        } catch (final AssertionError | RuntimeException e) {
            return (now == null ? "afterwards" : now) + ": " + e;
        }
        return null;
    }

    /** The operations without those that do not matter for that failure. */
    List<Operation> shortened(List<Operation> operations, String failure) {
        List<Operation> left = operations;
        for (int chunk = operations.size() / 2; chunk > 0; chunk /= 2) {
            for (int from = 0; from < left.size(); ) {
                final List<Operation> fewer = new ArrayList<>(left.subList(0, from));
                fewer.addAll(left.subList(Math.min(left.size(), from + chunk), left.size()));
                if (failure.equals(failure(fewer))) {
                    left = fewer;
                } else {
                    from += chunk;
                }
            }
        }
        return left;
    }
}
