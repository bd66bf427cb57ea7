package org.ccwbench.explore;

/**
 * Finds accesses to plain fields and buffers that the Java memory model does not order, one of them a write. Locks,
 * volatile fields, atomics, queues and the machine's interlocked instructions order what is in front of and behind
 * them. Each thread counts its own time, which goes on whenever it lets others see what it did.
 */
final class DataRaces {
    private DataRaces() {}

    /** Says whether an access races with an earlier one. */
    static boolean races(Runner runner, Variable variable, boolean changes) {
        boolean found = isUnseen(runner, variable.writer, variable.writeTime);
        if (changes) {
            for (int reader = 0; reader < Runner.MOST; reader++) {
                found |= isUnseen(runner, reader, variable.readTimes[reader]);
                variable.readTimes[reader] = 0;
            }
            variable.writer = runner.id;
            variable.writeTime = runner.seen[runner.id];
        } else {
            variable.readTimes[runner.id] = runner.seen[runner.id];
        }
        return found;
    }

    private static boolean isUnseen(Runner runner, int by, int time) {
        return by >= 0 && by != runner.id && time > runner.seen[by];
    }

    /** A thread sees what others did before they released a variable. */
    static void acquire(Runner runner, Variable variable) {
        join(runner.seen, variable.released);
    }

    /** Who acquires a variable from now on sees what the thread did. */
    static void release(Runner runner, Variable variable) {
        join(variable.released, runner.seen);
        runner.seen[runner.id]++;
    }

    private static void join(int[] clock, int[] other) {
        for (int i = 0; i < clock.length; i++) {
            clock[i] = Math.max(clock[i], other[i]);
        }
    }
}
