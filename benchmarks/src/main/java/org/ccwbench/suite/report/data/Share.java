package org.ccwbench.suite.report.data;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.plan.Shard;
import org.ccwbench.suite.results.RunRecord;
import org.ccwbench.suite.results.VerifyRecord;

/**
 * Which part of which work was done.
 *
 * @param work what was called, without what differs from part to part
 * @param version of the jar, and of the programs and recordings in it
 * @param started in UTC
 */
record Share(String work, String version, Shard shard, String started) {
    private static final Set<String> OF_A_PART = Set.of("--shard", "--results");

    static Share of(RunRecord record) {
        return new Share(
                work(record.command()) + ", seed " + record.seed(),
                version(record.environment()),
                Shard.parse(record.shard()),
                String.valueOf(record.started()));
    }

    static Share of(VerifyRecord record) {
        return new Share(
                work(record.command()), version(record.environment()), Shard.parse(record.shard()), record.started());
    }

    private static String version(Environment environment) {
        return environment.jar() + " " + environment.fixtures();
    }

    private static String work(List<String> command) {
        final StringJoiner words = new StringJoiner(" ");
        final Iterator<String> all = command == null ? List.<String>of().iterator() : command.iterator();
        while (all.hasNext()) {
            final String word = all.next();
            if (OF_A_PART.contains(word)) {
                if (all.hasNext()) {
                    all.next();
                }
            } else if (!OF_A_PART.contains(word.split("=", 2)[0])) {
                words.add(word);
            }
        }
        return words.toString();
    }
}
