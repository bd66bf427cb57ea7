package org.ccwbench.suite.machine;

import java.util.Locale;

/**
 * How the machine was in one second. What it does not tell is null.
 *
 * @param t the second's end, milliseconds since 1970
 * @param load load average of the last minute
 * @param stealPercent processor time that a hypervisor gave to others
 * @param pressure percentage of the time in which something was ready and had to wait for a processor
 * @param hiccupMicros how late a thread woke up that had nothing to do: the worst of the second
 */
public record Noise(long t, Double load, Double stealPercent, Double pressure, Double hiccupMicros) {

    /** Its line in a file. */
    String toJson() {
        return "{\"t\": " + t + ", \"load\": " + number(load) + ", \"stealPercent\": " + number(stealPercent)
                + ", \"pressure\": " + number(pressure) + ", \"hiccupMicros\": " + number(hiccupMicros) + '}';
    }

    private static String number(Double value) {
        return value == null ? "null" : String.format(Locale.ROOT, "%.2f", value);
    }
}
