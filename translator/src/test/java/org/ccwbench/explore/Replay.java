package org.ccwbench.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * One execution in words.
 *
 * @param steps in their order
 * @param findings what was found, the first first
 */
public record Replay(List<Step> steps, List<String> findings) {
    public Replay {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }

    /**
     * One step.
     *
     * @param thread name of the actor
     * @param action what it did, and to what
     * @param place the innermost methods, the innermost first
     */
    public record Step(String thread, String action, String place) {
        private boolean isNear(Step other) {
            return thread.equals(other.thread) && method().equals(other.method());
        }

        private String method() {
            return place.substring(0, Math.max(0, place.indexOf(':')));
        }

        @Override
        public String toString() {
            return thread + ": " + action + (place.isEmpty() ? "" : "  " + place);
        }
    }

    /** The first step of each thread in each method on its way, and how many follow; then what was found. */
    public String text() {
        final List<String> lines = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= steps.size(); i++) {
            if (i == steps.size() || !steps.get(i).isNear(steps.get(first))) {
                final int more = i - first - 1;
                lines.add(steps.get(first) + (more == 0 ? "" : "  and " + more + " more"));
                first = i;
            }
        }
        findings.forEach(finding -> lines.add("found: " + finding));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
