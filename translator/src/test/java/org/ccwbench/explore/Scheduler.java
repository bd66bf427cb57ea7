package org.ccwbench.explore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.ccwbench.explore.Decisions.Search;
import org.ccwbench.explore.Replay.Step;

/**
 * Runs one execution: exactly one thread at a time. At every step the thread that is about to take it asks the
 * {@link Decisions} who goes on, and hands over.
 */
final class Scheduler {
    /** Waits that are shorter are pauses: nothing is waited for, and a spin lock may be held. */
    private static final long PAUSE_NANOS = 1_000_000;

    private enum Mode {
        /** Nothing is scheduled. */
        OFF,
        RUN,
        /** Somebody looks at the state between two steps. */
        PROBE
    }

    private static final class Abort extends Error {
        private static final long serialVersionUID = 1;

        Abort() {
            super(null, null, false, false);
        }
    }

    private static final Abort ABORT = new Abort();

    /** For all explorations, one after the other. */
    private static final Runner[] RUNNERS =
            IntStream.range(0, Runner.MOST).mapToObj(Runner::new).toArray(Runner[]::new);

    final Path path = new Path();

    private final Variables variables = new Variables();
    private final Lifetimes lifetimes = new Lifetimes(this);
    private final Runner[] runners = RUNNERS;
    private final Decisions decisions = new Decisions(this, path, RUNNERS);
    private final Set<String> findings = new LinkedHashSet<>();
    private final Scenario scenario;
    private final int timeouts;

    private List<Actor> actors;
    private Runner world;
    private Runner acting;
    private Variable probed;
    private boolean probedOthers;
    private Mode mode = Mode.OFF;
    private boolean aborting;
    private List<Step> log;
    private Thread controller;
    private volatile boolean ended;

    /**
     * For one scenario.
     *
     * @param timeouts waits of each thread that may end early with a time-out; when nobody can go on, all do
     */
    Scheduler(Scenario scenario, int timeouts) {
        this.scenario = scenario;
        this.timeouts = timeouts;
    }

    /** Runs the execution that the path gives; whether it was worth it: not the like of one that was run before. */
    boolean execute(Search search) {
        aborting = false;
        begin();
        decisions.begin(search, actors.size() + 1);
        mode = Mode.RUN;
        acting = null;
        ended = false;
        handOver(decide());
        awaitEnd();
        path.length = decisions.depth();
        mode = Mode.OFF;
        final boolean allEnded = haveActorsEnded();
        abortWhoIsLeft();
        if (allEnded) {
            scenario.end();
        }
        return !decisions.isRedundant();
    }

    private boolean haveActorsEnded() {
        for (int i = 0; i < actors.size(); i++) {
            if (!runners[i].done) {
                return false;
            }
        }
        return true;
    }

    private void begin() {
        variables.clear();
        lifetimes.clear();
        findings.clear();
        controller = Thread.currentThread();
        scenario.begin();
        actors = scenario.actors();
        for (int i = 0; i < actors.size(); i++) {
            runners[i].prepare(this, actors.get(i).body(), timeouts);
        }
        world = runners[actors.size()];
        world.prepare(this, this::help, 0);
        world.kind = Kind.HELP;
    }

    private void help() {
        while (true) {
            scenario.help();
            step(Kind.HELP, null);
        }
    }

    private void awaitEnd() {
        while (!ended) {
            LockSupport.park(this);
        }
    }

    private void abortWhoIsLeft() {
        aborting = true;
        for (int i = 0; i <= actors.size(); i++) {
            final boolean asleep = runners[i].kind == Kind.START || runners[i] == world && world.clock[world.id] < 0;
            if (!runners[i].done && !asleep) {
                ended = false;
                runners[i].giveTurn();
                awaitEnd();
            }
        }
    }

    /** In the thread of a runner: one execution's part of it. */
    void run(Runner runner, Runnable body) {
        try {
            body.run();
        } catch (final Abort e) {
            end();
            return;
        } catch (final Throwable e) {
            report("throws " + e + at(e.getStackTrace()));
        }
        runner.done = true;
        handOver(decide());
    }

    private static String at(StackTraceElement[] trace) {
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private void end() {
        ended = true;
        LockSupport.unpark(controller);
    }

    private void handOver(Runner next) {
        if (next == Decisions.NOBODY) {
            end();
        } else {
            acting = next;
            next.giveTurn();
        }
    }

    private void step(Kind kind, Variable variable) {
        final Runner me = acting;
        if (log != null) {
            me.place = Places.here();
        }
        me.kind = kind;
        me.variable = variable;
        final Runner next = decide();
        if (next != me) {
            handOver(next);
            me.awaitTurn();
        }
        if (aborting) {
            throw ABORT;
        }
    }

    private Runner decide() {
        if (decisions.depth() > 0) {
            mode = Mode.PROBE;
            scenario.observe();
            mode = Mode.RUN;
        }
        return decisions.next(acting);
    }

    boolean holds(BooleanSupplier condition) {
        mode = Mode.PROBE;
        final boolean holds = condition.getAsBoolean();
        mode = Mode.RUN;
        return holds;
    }

    boolean canHelp() {
        return holds(scenario::canHelp);
    }

    void access(Object owner, int what) {
        if (mode == Mode.OFF) {
            return;
        }
        final Variable variable = variables.of(owner, Effect.field(what));
        if (mode == Mode.PROBE) {
            probedOthers |= probed != null && probed != variable;
            probed = variable;
            return;
        }
        final Effect effect = Effect.of(what);
        step(effect.changes() ? Kind.WRITE : Kind.READ, variable);
        if (effect.isPlain() && DataRaces.races(acting, variable, effect.changes())) {
            report("data race on " + nameOf(variable));
        }
        if (effect.acquires()) {
            DataRaces.acquire(acting, variable);
        }
        if (effect.releases()) {
            DataRaces.release(acting, variable);
        }
    }

    /** The step that was taken last reads something else, too. */
    void alsoReads(Object owner, int field) {
        variables.of(owner, field).lastReads[acting.id] = acting.clock[acting.id];
    }

    void lock(Object lock) {
        if (mode == Mode.RUN) {
            final Variable variable = variables.of(lock, Steps.LOCK);
            if (variable.holder == acting) {
                report("lock taken twice");
            }
            step(Kind.LOCK, variable);
        }
    }

    boolean tryLock(Object lock) {
        if (mode != Mode.RUN) {
            return true;
        }
        final Variable variable = variables.of(lock, Steps.LOCK);
        final boolean had = variable.holder == acting;
        step(Kind.TRY_LOCK, variable);
        return !had && variable.holder == acting;
    }

    void unlock(Object lock) {
        if (mode == Mode.RUN) {
            final Variable variable = variables.of(lock, Steps.LOCK);
            if (variable.holder != acting) {
                report("unlocks what it has not");
            }
            step(Kind.UNLOCK, variable);
        }
    }

    boolean await(BooleanSupplier condition, long nanos) {
        if (nanos < PAUSE_NANOS) {
            step(Kind.PAUSE, null);
            return holds(condition);
        }
        probed = null;
        probedOthers = false;
        holds(condition);
        if (probedOthers) {
            report("waits for more than one variable, which the tool does not understand");
        }
        acting.condition = condition;
        acting.deadline = decisions.deadline(nanos);
        step(Kind.AWAIT, probed);
        return holds(condition);
    }

    boolean holds(Object lock) {
        return mode == Mode.RUN && variables.of(lock, Steps.LOCK).holder == acting;
    }

    boolean isRunning() {
        return mode == Mode.RUN;
    }

    /** From now on each step is written down; null to stop that. */
    void logTo(List<Step> target) {
        log = target;
    }

    void log(Runner next) {
        if (log != null) {
            log.add(describe(next));
        }
    }

    private Step describe(Runner runner) {
        final String name = runner == world ? "world" : actors.get(runner.id).name();
        final String what = runner.variable == null ? "" : " " + nameOf(runner.variable);
        final String action = runner.kind.name().toLowerCase(Locale.ROOT) + what;
        return new Step(name, action, runner.place == null ? "" : runner.place);
    }

    private static String nameOf(Variable variable) {
        final String owner = variable.owner.getClass().getSimpleName();
        return variable.field < 0 ? owner : owner + "." + FieldTable.name(variable.field);
    }

    Lifetimes lifetimes() {
        return lifetimes;
    }

    void report(String finding) {
        findings.add(finding);
    }

    Set<String> findings() {
        return findings;
    }
}
