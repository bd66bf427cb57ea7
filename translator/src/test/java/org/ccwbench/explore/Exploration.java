package org.ccwbench.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.explore.Decisions.Search;
import org.ccwbench.explore.Outcome.Finding;
import org.ccwbench.explore.Replay.Step;

/** All executions of a scenario that differ, or as many as there is time for. One exploration at a time. */
public final class Exploration {
    private final Scenario scenario;
    private final Scheduler scheduler;

    /**
     * Of one scenario.
     *
     * @param timeouts waits of each thread that may end early with a time-out
     */
    public Exploration(Scenario scenario, int timeouts) {
        this.scenario = scenario;
        this.scheduler = new Scheduler(scenario, timeouts);
    }

    /**
     * Runs executions until there is no other.
     *
     * @param most executions at most
     */
    public Outcome explore(int most) {
        return explore(Search.REDUCED, most);
    }

    Outcome explore(Search search, int most) {
        Steps.scheduler(scheduler);
        final Map<String, Finding> findings = new LinkedHashMap<>();
        scheduler.path.clear();
        int schedules = 0;
        int redundant = 0;
        boolean more = true;
        while (more && schedules + redundant < most) {
            if (scheduler.execute(search)) {
                schedules++;
            } else {
                redundant++;
            }
            if (!scheduler.findings().isEmpty()) {
                note(findings);
            }
            more = scheduler.path.advance();
        }
        Steps.scheduler(null);
        return new Outcome(schedules, redundant, !more, findings);
    }

    /** The first of an execution; what is found after it may be its consequence. */
    private void note(Map<String, Finding> findings) {
        final String finding = scheduler.findings().iterator().next();
        final Finding known = findings.get(finding);
        findings.put(finding, known == null ? new Finding(1, scheduler.path.schedule()) : known.again());
    }

    /** Runs one execution again. */
    public Replay replay(String schedule) {
        Steps.scheduler(scheduler);
        final List<Step> steps = new ArrayList<>();
        scheduler.path.schedule(schedule);
        scheduler.logTo(steps);
        scheduler.execute(Search.NONE);
        scheduler.logTo(null);
        Steps.scheduler(null);
        return new Replay(steps, List.copyOf(scheduler.findings()));
    }
}
