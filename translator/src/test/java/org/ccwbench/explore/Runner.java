package org.ccwbench.explore;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A thread of an execution, and the step it is about to take. It goes on when it has the turn, and one thread has. */
final class Runner {
    /** Threads at most: three actors and the world. */
    static final int MOST = 4;

    private static final int SPINS = 20;

    final int id;
    final int bit;

    /** The last of its steps, and of each other thread the last one that had to happen before. */
    final int[] clock = new int[MOST];

    /** The same for what the memory model makes it see. */
    final int[] seen = new int[MOST];

    Kind kind;
    Variable variable;
    BooleanSupplier condition;
    long deadline;
    boolean done;
    int timeoutsLeft;

    /** Where in the code it is, if somebody wants to know. */
    String place;

    private final Thread thread;
    private Scheduler scheduler;
    private Runnable body;
    private volatile boolean turn;
    private volatile boolean parked;

    /** A thread that waits for its turn, does its body, says so, and waits again. */
    Runner(int id) {
        this.id = id;
        this.bit = 1 << id;
        this.thread = new Thread(this::loop, "explored-" + id);
        thread.setDaemon(true);
    }

    private void loop() {
        while (true) {
            awaitTurn();
            scheduler.run(this, body);
        }
    }

    void prepare(Scheduler newScheduler, Runnable newBody, int timeouts) {
        scheduler = newScheduler;
        body = newBody;
        timeoutsLeft = timeouts;
        kind = Kind.START;
        variable = null;
        condition = null;
        place = null;
        done = false;
        Arrays.fill(clock, Variable.NEVER);
        Arrays.fill(seen, 0);
        seen[id] = 1;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    void giveTurn() {
        turn = true;
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    void awaitTurn() {
        for (int spin = 0; spin < SPINS; spin++) {
            if (turn) {
                turn = false;
                return;
            }
            Thread.onSpinWait();
        }
        parked = true;
        while (!turn) {
            LockSupport.park(this);
        }
        parked = false;
        turn = false;
    }
}
