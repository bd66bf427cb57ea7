package org.ccwbench.explore;

import java.util.Map;

/**
 * What an exploration saw.
 *
 * @param schedules executions that differ in more than the order of independent steps
 * @param redundant executions that turned out to be like one of those
 * @param complete whether there are no others
 * @param findings what must hold and did not: how often, and the first schedule that shows it
 */
public record Outcome(int schedules, int redundant, boolean complete, Map<String, Finding> findings) {
    /**
     * Something that was found.
     *
     * @param times in how many schedules
     * @param schedule the first of them, for {@link Exploration#replay}
     */
    public record Finding(int times, String schedule) {
        Finding again() {
            return new Finding(times + 1, schedule);
        }
    }
}
