package org.ccwbench.explore;

/** Who takes the next step, and what that leaves to be tried. */
final class Decisions {
    /** What is chosen when nobody can go on and nobody can help. */
    static final Runner NOBODY = null;

    private final Scheduler scheduler;
    private final Path path;
    private final History history;
    private final Runner[] runners;

    private Search search;

    /** Threads, with the world as the last. */
    private int count;

    private Runner world;
    private int depth;

    /** Passes when nobody can go on. */
    private long now;

    private boolean redundant;

    /** Which other choices an execution leaves to be made. */
    enum Search {
        NONE,
        /** All there are. */
        ALL,
        /** One of those that differ in nothing but the order of independent steps. */
        REDUCED
    }

    Decisions(Scheduler scheduler, Path path, Runner[] runners) {
        this.scheduler = scheduler;
        this.path = path;
        this.history = new History(path);
        this.runners = runners;
    }

    void begin(Search newSearch, int threads) {
        search = newSearch;
        count = threads;
        world = runners[threads - 1];
        depth = 0;
        now = 0;
        redundant = false;
    }

    /** Steps taken. */
    int depth() {
        return depth;
    }

    /** Whether what is going on is the like of an execution that was run before. */
    boolean isRedundant() {
        return redundant;
    }

    /** When a wait that begins now times out. */
    long deadline(long nanos) {
        return now + Math.min(nanos, Long.MAX_VALUE / 2 - now);
    }

    /** Who takes the next step; it is noted as taken. {@link #NOBODY} at the end. */
    Runner next(Runner acting) {
        if (depth == Path.MOST_STEPS - 1) {
            scheduler.report("does not end");
            return NOBODY;
        }
        final int ready = enabled(false);
        final int enabled = ready != 0 ? enabled(true) : enabled(true) | whenStuck();
        if (enabled == 0) {
            return NOBODY;
        }
        final Runner next = runners[choose(acting, enabled, ready)];
        take(next, enabled, ready == 0 && (next == world || next.timeoutsLeft == 0));
        return next;
    }

    /** Threads that can take their step, with those that would time out early or without. */
    private int enabled(boolean early) {
        int enabled = 0;
        for (int i = 0; i < count; i++) {
            if (isEnabled(runners[i], early)) {
                enabled |= runners[i].bit;
            }
        }
        return enabled;
    }

    private boolean isEnabled(Runner runner, boolean early) {
        if (runner.done) {
            return false;
        }
        return switch (runner.kind) {
            case LOCK -> runner.variable.holder == null;
            case AWAIT -> early && runner.timeoutsLeft > 0 || scheduler.holds(runner.condition);
            case HELP -> false;
            default -> true;
        };
    }

    /** The world helps if it can; else time passes until the next time-out; else it is a deadlock, or the end. */
    private int whenStuck() {
        int waiting = 0;
        int blocked = 0;
        long next = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            final Runner runner = runners[i];
            if (!runner.done && runner.kind == Kind.AWAIT) {
                waiting = runner.deadline < next ? runner.bit : waiting | (runner.deadline == next ? runner.bit : 0);
                next = Math.min(next, runner.deadline);
            } else if (!runner.done && runner.kind != Kind.HELP) {
                blocked |= runner.bit;
            }
        }
        if ((waiting | blocked) != 0 && world.kind == Kind.HELP && scheduler.canHelp()) {
            return world.bit;
        }
        if (waiting != 0) {
            now = next;
        } else if (blocked != 0) {
            deadlock(blocked);
        }
        return waiting;
    }

    private void deadlock(int blocked) {
        scheduler.report("deadlock");
        for (final Runner runner : runners) {
            if (search == Search.REDUCED && (blocked & runner.bit) != 0) {
                history.addBlocked(depth, runner);
            }
        }
    }

    private int choose(Runner acting, int enabled, int ready) {
        if (depth < path.given) {
            if ((enabled & 1 << path.chosen[depth]) != 0) {
                return path.chosen[depth];
            }
            scheduler.report("step " + depth + " of this schedule is not possible");
        }
        int candidates = enabled & ~path.sleep[depth];
        if (candidates == 0) {
            redundant = true;
            candidates = enabled;
        }
        final int choice = prefer(acting, candidates, ready | world.bit);
        path.chosen[depth] = (byte) choice;
        final boolean tryAll = search == Search.ALL || ready == 0 && (enabled & world.bit) == 0;
        path.backtrack[depth] = (byte) (tryAll ? enabled : 1 << choice);
        return choice;
    }

    /** Who was acting, if he does not have to time out; else the first. */
    private int prefer(Runner acting, int candidates, int ready) {
        final int preferred = (candidates & ready) == 0 ? candidates : candidates & ready;
        final boolean goesOn = acting != null && (preferred & acting.bit) != 0;
        return goesOn ? acting.id : Integer.numberOfTrailingZeros(preferred);
    }

    private void take(Runner next, int enabled, boolean last) {
        path.enabled[depth] = (byte) enabled;
        if (depth + 1 >= path.given) {
            path.sleep[depth + 1] = search == Search.REDUCED && !last ? (byte) stillAsleep(next) : 0;
        }
        scheduler.log(next);
        if (last) {
            history.addLast(depth, next, runners, count);
        } else {
            history.add(depth, next, search == Search.REDUCED && !redundant && depth + 1 >= path.given);
        }
        depth++;
        perform(next, last);
    }

    private int stillAsleep(Runner next) {
        int asleep = 0;
        for (int i = 0; i < count; i++) {
            if ((path.sleep[depth] & runners[i].bit) != 0 && runners[i] != next && areIndependent(runners[i], next)) {
                asleep |= runners[i].bit;
            }
        }
        return asleep;
    }

    /** What a step does behind its access is not known before it is taken: it may use what has a lifetime. */
    private static boolean areIndependent(Runner one, Runner other) {
        if (isEndOfLifetime(one) || isEndOfLifetime(other)) {
            return false;
        }
        return one.variable == null || one.variable != other.variable || !one.kind.changes() && !other.kind.changes();
    }

    private static boolean isEndOfLifetime(Runner runner) {
        return runner.variable != null && runner.variable.field == Steps.OVER;
    }

    private void perform(Runner runner, boolean last) {
        final Variable variable = runner.variable;
        switch (runner.kind) {
            case LOCK -> {
                variable.holder = runner;
                DataRaces.acquire(runner, variable);
            }
            case TRY_LOCK -> {
                if (variable.holder == null) {
                    variable.holder = runner;
                    DataRaces.acquire(runner, variable);
                }
            }
            case UNLOCK -> {
                variable.holder = null;
                DataRaces.release(runner, variable);
            }
            case AWAIT -> {
                if (variable != null) {
                    DataRaces.acquire(runner, variable);
                }
                if (!last && !scheduler.holds(runner.condition)) {
                    runner.timeoutsLeft--;
                }
            }
            default -> {
                // accesses are ordered where they are made
            }
        }
    }
}
