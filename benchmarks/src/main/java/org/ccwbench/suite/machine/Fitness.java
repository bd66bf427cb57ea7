package org.ccwbench.suite.machine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.ccwbench.suite.machine.Finding.Judgement;

/**
 * Whether times that are measured here mean something.
 *
 * @param findings all that was looked at
 */
public record Fitness(List<Finding> findings) {
    private static final double MOST_BUSY = 50;
    private static final double MOST_WAITED = 20;
    private static final double MOST_STEAL = 2;
    private static final double MOST_HICCUP_MILLIS = 2;
    private static final double TAIL = 99;
    private static final double NANOS_A_MILLI = 1e6;
    private static final String STEADY = "performance";
    private static final Set<String> SLOW_CLOCKS = Set.of("hpet", "acpi_pm", "jiffies", "refined-jiffies");

    public Fitness {
        findings = List.copyOf(findings);
    }

    /** Looks at this machine for a time. */
    public static Fitness over(Duration time) {
        return of(Readings.over(time));
    }

    /** What readings mean. */
    public static Fitness of(Readings readings) {
        final List<Finding> findings = new ArrayList<>();
        findings.add(limited(
                "busy with other work",
                readings.busyPercent(),
                "%.1f %%",
                MOST_BUSY,
                "end other work, or take another machine"));
        findings.add(limited("waiting for a core", readings.waitedPercent(), "%.1f %%", MOST_WAITED, "end other work"));
        findings.add(limited(
                "steal",
                readings.stealPercent(),
                "%.1f %%",
                MOST_STEAL,
                "the host gives the cores to other guests: take a machine with cores of its own"));
        findings.add(limited(
                "hiccup p99",
                OptionalDouble.of(readings.hiccups().getValueAtPercentile(TAIL) / NANOS_A_MILLI),
                "%.2f ms",
                MOST_HICCUP_MILLIS,
                "something keeps ready threads from running: end it, or take another machine"));
        findings.add(note(
                "load average",
                readings.load().isEmpty()
                        ? "not told"
                        : text("%.2f", readings.load().getAsDouble()),
                ""));
        findings.add(frequency(readings));
        findings.add(quota(readings));
        findings.add(threads(readings));
        findings.add(note("huge pages", readings.hugePages().orElse("not told"), ""));
        findings.add(clocksource(readings));
        findings.add(note(
                "clock to decide with",
                readings.clock().trusted().toString(),
                readings.clock().reason()));
        return new Fitness(findings);
    }

    private static Finding limited(String reading, OptionalDouble value, String format, double most, String advice) {
        final String limit = "at most " + text(format, most);
        if (value.isEmpty()) {
            return new Finding(reading, "not told", limit, Judgement.UNKNOWN, "");
        }
        final boolean good = value.getAsDouble() <= most;
        return new Finding(
                reading,
                text(format, value.getAsDouble()),
                limit,
                good ? Judgement.GOOD : Judgement.BAD,
                good ? "" : advice);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static Finding note(String reading, String value, String advice) {
        return new Finding(reading, value, "", Judgement.NOTE, advice);
    }

    /** A guest seldom knows; its host decides then. */
    private static Finding frequency(Readings readings) {
        final String governor = readings.governor().orElse("not told");
        final Judgement judgement = readings.governor().isEmpty()
                ? Judgement.UNKNOWN
                : governor.equals(STEADY) ? Judgement.GOOD : Judgement.BAD;
        return new Finding(
                "frequency governor",
                governor,
                STEADY,
                judgement,
                judgement == Judgement.BAD ? "cpupower frequency-set -g " + STEADY : "");
    }

    private static Finding quota(Readings readings) {
        return readings.quota().isPresent()
                ? note(
                        "quota",
                        text("%.2f cores", readings.quota().getAsDouble()),
                        "who uses it up is paused: give whole cores instead")
                : note("quota", "none", "");
    }

    private static Finding threads(Readings readings) {
        final int cores = readings.processors();
        final boolean shared = readings.smt().orElse(false);
        final String value = cores + (shared ? ", threads share cores" : "");
        if (cores == 1) {
            return note("cores", value, "what needs two threads at once, such as placement=remote, cannot have them");
        }
        return note("cores", value, shared ? "figures change with what runs on the other thread of a core" : "");
    }

    private static Finding clocksource(Readings readings) {
        final String source = readings.clocksource().orElse("not told");
        return note(
                "clocksource", source, SLOW_CLOCKS.contains(source) ? "it takes microseconds to read: use tsc" : "");
    }

    /** Whether no reading is beyond its limit. */
    public boolean isFit() {
        return reasons().isEmpty();
    }

    /** What is beyond its limit, in words. */
    public List<String> reasons() {
        return findings.stream()
                .filter(finding -> finding.judgement() == Judgement.BAD)
                .map(Finding::asReason)
                .toList();
    }

    /** FIT, or UNFIT and why. */
    public String summary() {
        return isFit() ? "FIT" : "UNFIT: " + String.join("; ", reasons());
    }

    /** {@code {"fit": …, "reasons": […], "findings": [{"reading", "value", "limit", "judgement", "advice"}, …]}}. */
    public JsonElement toJson() {
        final JsonObject json = new JsonObject();
        json.addProperty("fit", isFit());
        final JsonArray why = new JsonArray();
        reasons().forEach(why::add);
        json.add("reasons", why);
        final JsonArray all = new JsonArray();
        for (final Finding finding : findings) {
            final JsonObject one = new JsonObject();
            one.addProperty("reading", finding.reading());
            one.addProperty("value", finding.value());
            one.addProperty("limit", finding.limit());
            one.addProperty("judgement", finding.judgement().toString());
            one.addProperty("advice", finding.advice());
            all.add(one);
        }
        json.add("findings", all);
        return json;
    }
}
