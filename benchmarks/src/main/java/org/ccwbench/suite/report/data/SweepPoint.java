package org.ccwbench.suite.report.data;

import java.util.List;
import java.util.Optional;

/**
 * What was measured at one rate; times in nanoseconds.
 *
 * @param offered requests per second
 * @param achieved requests per second
 * @param isMissed whether they, or the interruptions, were not all done
 * @param hiccup how late a thread woke up once in a thousand times
 */
public record SweepPoint(
        double offered,
        double achieved,
        boolean isMissed,
        double responseP50,
        double responseP90,
        double responseP99,
        double responseP999,
        double serviceP50,
        double hiccup) {
    private static final int TOLERABLE = 10;

    /**
     * The highest rate up to which every rate was achieved and nine in ten responses took no longer than ten times the
     * usual service; empty when even the lowest rate was trouble.
     */
    public static Optional<SweepPoint> knee(List<SweepPoint> ascending) {
        SweepPoint knee = null;
        for (final SweepPoint point : ascending) {
            if (point.isMissed || point.responseP90 > TOLERABLE * ascending.get(0).serviceP50) {
                break;
            }
            knee = point;
        }
        return Optional.ofNullable(knee);
    }
}
