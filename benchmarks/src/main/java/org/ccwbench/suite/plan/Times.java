package org.ccwbench.suite.plan;

import java.time.Duration;

/** Times for people. */
public final class Times {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private Times() {}

    /** Such as {@code 45 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
    public static String text(Duration time) {
        final long seconds = Math.round(time.toMillis() / 1e3);
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        return seconds < HOUR
                ? seconds / MINUTE + " min" + rest(seconds % MINUTE, "s")
                : seconds / HOUR + " h" + rest(seconds % HOUR / MINUTE, "min");
    }

    private static String rest(long value, String unit) {
        return value == 0 ? "" : " " + value + ' ' + unit;
    }
}
