package org.ccwbench.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A scenario of a few threads over a few variables and locks, for the tests of the tool itself. */
final class Toy implements Scenario {
    /** What the threads did to the variables, in all executions so far. */
    final Set<String> results = new TreeSet<>();

    int[] values;
    ExploredLock[] locks;

    private final List<Actor> actors;
    private final int variables;
    /** One for each variable; all with the same lifetime. */
    Object[] names;

    private StringBuilder[] logs;

    /** One thread for each body. */
    Toy(int variables, Body... bodies) {
        this.variables = variables;
        final List<Actor> made = new ArrayList<>();
        for (int i = 0; i < bodies.length; i++) {
            final Body body = bodies[i];
            final int thread = i;
            made.add(new Actor("thread " + i, () -> body.run(this, thread)));
        }
        this.actors = made;
    }

    /** What a thread does. */
    @FunctionalInterface
    interface Body {
        void run(Toy toy, int thread);
    }

    @Override
    public void begin() {
        values = new int[variables];
        names = new Object[variables];
        locks = new ExploredLock[variables];
        logs = new StringBuilder[actors.size()];
        Steps.newLifetime();
        for (int i = 0; i < variables; i++) {
            names[i] = new Object();
            Steps.created(names[i]);
            locks[i] = Steps.newLock();
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] = new StringBuilder();
        }
    }

    /** Reads a volatile variable. */
    int read(int variable) {
        Steps.access(names[variable], Effect.READ.on(Steps.WHOLE));
        return values[variable];
    }

    /** Writes it. */
    void write(int variable, int value) {
        Steps.access(names[variable], Effect.WRITE.on(Steps.WHOLE));
        values[variable] = value;
    }

    /** Reads a plain variable. */
    int readPlain(int variable) {
        Steps.access(names[variable], Effect.PLAIN_READ.on(Steps.WHOLE));
        return values[variable];
    }

    /** Writes it. */
    void writePlain(int variable, int value) {
        Steps.access(names[variable], Effect.PLAIN_WRITE.on(Steps.WHOLE));
        values[variable] = value;
    }

    /** Something that a thread saw. */
    void log(int thread, Object seen) {
        logs[thread].append(seen).append(' ');
    }

    @Override
    public List<Actor> actors() {
        return actors;
    }

    @Override
    public void observe() {
        // nothing must hold
    }

    @Override
    public boolean canHelp() {
        return false;
    }

    @Override
    public void help() {
        throw new IllegalStateException("nobody can be helped");
    }

    @Override
    public void end() {
        results.add(List.of(logs) + " " + java.util.Arrays.toString(values));
    }
}
