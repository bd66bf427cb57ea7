package org.ccwbench.explore;

import java.util.Arrays;

/**
 * The steps of an execution, each with a clock: of each thread the last step that had to happen before. Two steps race
 * when they depend on each other and nothing else orders them; then the second has to be tried in front of the first.
 */
final class History {
    private static final int MOST = Runner.MOST;

    private final Path path;
    private final byte[] threads = new byte[Path.MOST_STEPS];
    private final int[] clocks = new int[Path.MOST_STEPS * MOST];
    private final int[] first = new int[MOST];
    private final int[] races = new int[MOST + 1];
    private int raceCount;

    History(Path path) {
        this.path = path;
    }

    /**
     * Adds the step that a thread is about to take.
     *
     * @param depth number of the step
     * @param searches whether races are to be turned around
     */
    void add(int depth, Runner runner, boolean searches) {
        raceCount = 0;
        final Variable variable = runner.variable;
        if (variable != null) {
            findRaces(runner, variable);
            join(runner, variable);
        }
        if (searches) {
            for (int i = 0; i < raceCount; i++) {
                turnAround(races[i], depth, runner);
            }
        }
        if (variable != null) {
            note(depth, runner, variable);
        }
        runner.clock[runner.id] = depth;
        threads[depth] = (byte) runner.id;
        System.arraycopy(runner.clock, 0, clocks, depth * MOST, MOST);
    }

    /** A thread that will never take its step: whoever has the lock it waits for could have come later. */
    void addBlocked(int depth, Runner runner) {
        raceCount = 0;
        findRaces(runner, runner.variable);
        for (int i = 0; i < raceCount; i++) {
            turnAround(races[i], depth, runner);
        }
    }

    /** The step happens after all that have been, and cannot be taken earlier. */
    void addLast(int depth, Runner runner, Runner[] all, int count) {
        for (int i = 0; i < count; i++) {
            joinStep(runner, all[i].clock[all[i].id]);
        }
        add(depth, runner, false);
    }

    private void findRaces(Runner runner, Variable variable) {
        if (runner.kind == Kind.LOCK) {
            race(runner, variable.lastAcquire);
            return;
        }
        race(runner, variable.lastWrite);
        if (changes(runner, variable)) {
            for (final int read : variable.lastReads) {
                race(runner, read);
            }
        }
    }

    private void race(Runner runner, int step) {
        if (step >= 0 && threads[step] != runner.id && runner.clock[threads[step]] < step) {
            races[raceCount++] = step;
        }
    }

    private void join(Runner runner, Variable variable) {
        joinStep(runner, variable.lastWrite);
        if (changes(runner, variable)) {
            for (final int read : variable.lastReads) {
                joinStep(runner, read);
            }
        }
    }

    private void joinStep(Runner runner, int step) {
        if (step >= 0) {
            for (int i = 0; i < MOST; i++) {
                runner.clock[i] = Math.max(runner.clock[i], clocks[step * MOST + i]);
            }
        }
    }

    private static void note(int depth, Runner runner, Variable variable) {
        if (!changes(runner, variable)) {
            variable.lastReads[runner.id] = depth;
            return;
        }
        variable.lastWrite = depth;
        Arrays.fill(variable.lastReads, Variable.NEVER);
        if (runner.kind == Kind.LOCK || runner.kind == Kind.TRY_LOCK) {
            variable.lastAcquire = depth;
        }
    }

    /** A lock that cannot be had is only looked at. */
    private static boolean changes(Runner runner, Variable variable) {
        return runner.kind == Kind.TRY_LOCK ? variable.holder == null : runner.kind.changes();
    }

    /**
     * Sees to it that one of the threads is tried in front of an earlier step that can begin what lies between the two
     * without depending on the earlier one, and the later one behind that.
     */
    private void turnAround(int earlier, int depth, Runner runner) {
        final int initials = initials(earlier, depth, runner);
        if ((path.backtrack[earlier] & initials) != 0) {
            return;
        }
        final int possible = initials & path.enabled[earlier];
        if (possible != 0) {
            path.backtrack[earlier] |=
                    (byte) ((possible & runner.bit) != 0 ? runner.bit : Integer.lowestOneBit(possible));
        } else if (runner.kind != Kind.AWAIT) {
            path.backtrack[earlier] |= path.enabled[earlier];
        }
    }

    private int initials(int earlier, int depth, Runner runner) {
        Arrays.fill(first, Integer.MAX_VALUE);
        final int thread = threads[earlier];
        int initials = 0;
        for (int step = earlier + 1; step < depth; step++) {
            final int by = threads[step];
            if (clocks[step * MOST + thread] < earlier && first[by] == Integer.MAX_VALUE) {
                if (!isAfterFirst(clocks, step * MOST)) {
                    initials |= 1 << by;
                }
                first[by] = step;
            }
        }
        if (first[runner.id] == Integer.MAX_VALUE && !isAfterFirst(runner.clock, 0)) {
            initials |= runner.bit;
        }
        return initials;
    }

    /** Whether a step happens after one of those that are noted as the first of their threads. */
    private boolean isAfterFirst(int[] clock, int at) {
        for (int i = 0; i < MOST; i++) {
            if (first[i] <= clock[at + i]) {
                return true;
            }
        }
        return false;
    }
}
