package org.ccwbench.suite.results;

import com.google.gson.JsonElement;
import java.util.List;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.plan.JdkHome;
import org.ccwbench.suite.plan.Shard;

/**
 * What {@code run.json} says of a run.
 *
 * @param format of the directory: {@link #FORMAT}
 * @param version of the suite
 * @param command the words behind the jar
 * @param profile standard or full
 * @param seed of the order
 * @param budget such as 10m; null without
 * @param shard such as 1/4; 1/1 is all of it
 * @param started in UTC, such as 2026-11-22T20:31:16Z
 * @param jdks that entries name by their number, from 0
 * @param environment of machine, JDK, jar and fixtures
 * @param fitness of the machine at the start
 * @param plan all that the run was to measure, in the order in which it did
 */
public record RunRecord(
        int format,
        String version,
        List<String> command,
        String profile,
        long seed,
        String budget,
        String shard,
        String started,
        List<JdkHome> jdks,
        Environment environment,
        JsonElement fitness,
        List<Entry> plan) {
    /** The format that is written and read. */
    public static final int FORMAT = 1;

    /** Nothing that results cannot be understood without may be missing. */
    public RunRecord {
        if (format != FORMAT || environment == null || jdks == null || plan == null || shard == null) {
            throw new IllegalArgumentException("not a run of format " + FORMAT);
        }
        Shard.parse(shard);
        final int known = jdks.size();
        if (plan.stream().anyMatch(entry -> entry.jdk() < 0 || entry.jdk() >= known)) {
            throw new IllegalArgumentException("an entry of the plan has no JDK");
        }
        jdks = List.copyOf(jdks);
        plan = List.copyOf(plan);
    }

    static RunRecord parse(String text) {
        return Json.parse(text, RunRecord.class, "a run");
    }

    String toJson() {
        return Json.print(this);
    }
}
