package org.ccwbench.explore;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A lock whose operations are steps. Whoever has it must not take it again. */
public final class ExploredLock implements Lock {
    private final Scheduler scheduler;

    ExploredLock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void lock() {
        scheduler.lock(this);
    }

    @Override
    public boolean tryLock() {
        return scheduler.tryLock(this);
    }

    @Override
    public void unlock() {
        scheduler.unlock(this);
    }

    @Override
    public void lockInterruptibly() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException();
    }
}
