package org.ccwbench.vfio.explore;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccwbench.explore.Exploration;
import org.ccwbench.explore.Outcome;
import org.ccwbench.explore.Outcome.Finding;
import org.ccwbench.explore.RewritingLoader;
import org.ccwbench.explore.Scenario;
import org.ccwbench.vfio.EnableAt;

/** Explores one case after the other and adds up what was found. */
final class Cases {
    private static final Constructor<?> LIFE_CYCLE = rewritten(LifeCycle.class);
    private static final Set<String> KNOWN =
            Stream.of(Hazard.values()).map(Hazard::text).collect(Collectors.toSet());

    private final Map<String, Found> found = new TreeMap<>();
    private final List<String> surprises = new ArrayList<>();
    private int cases;
    private int complete;
    private long schedules;
    private long redundant;

    /** How often something was found, in how many cases, and the first of those with the schedule that shows it. */
    private record Found(long times, int cases, String example) {
        Found and(int more) {
            return new Found(times + more, cases + 1, example);
        }
    }

    /** The class of the same name whose steps are seen. */
    static Constructor<?> rewritten(Class<?> type) {
        try {
            final RewritingLoader loader = new RewritingLoader(LifeCycleRewriting.PACKAGES, new LifeCycleRewriting());
            return loader.loadClass(type.getName()).getConstructors()[0];
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Exploration exploration(EnableAt enableAt, Case one, int timeouts) {
        try {
            final Object scenario =
                    LIFE_CYCLE.newInstance(enableAt.name(), one.start().name(), one.names());
            return new Exploration((Scenario) scenario, timeouts);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Explores a case, with at most so many schedules. */
    void explore(EnableAt enableAt, Case one, int timeouts, int most) {
        final Outcome outcome = exploration(enableAt, one, timeouts).explore(most);
        cases++;
        complete += outcome.complete() ? 1 : 0;
        schedules += outcome.schedules();
        redundant += outcome.redundant();
        outcome.findings().forEach((finding, times) -> add(finding, times, enableAt + " " + one));
    }

    private void add(String finding, Finding times, String where) {
        final String example = where + " schedule " + times.schedule();
        found.merge(finding, new Found(times.times(), 1, example), (old, one) -> old.and(times.times()));
        if (!KNOWN.contains(finding)) {
            surprises.add(finding + ": " + example);
        }
    }

    /** What was found and is not a known hazard. */
    List<String> surprises() {
        return surprises;
    }

    Set<String> found() {
        return found.keySet();
    }

    boolean isComplete() {
        return complete == cases;
    }

    /** Totals, and a line for each finding. */
    String report(String what, int timeouts, int most) {
        final StringBuilder text = new StringBuilder(String.format(
                "%,d %s: %,d schedules and %,d like others; %,d complete, %,d bounded to %,d schedules each; "
                        + "%d early time-out for each thread%n",
                cases, what, schedules, redundant, complete, cases - complete, most, timeouts));
        found.forEach((finding, times) -> text.append(String.format(
                "  %s: in %,d schedules of %,d cases, first %s%n",
                finding, times.times(), times.cases(), times.example())));
        return text.toString();
    }
}
