package org.ccwbench.vfio;

import java.util.concurrent.locks.ReentrantLock;

/** A lock that finds out who takes it twice, as would be a deadlock in the kernel. */
final class CheckedLock extends ReentrantLock {
    private static final long serialVersionUID = 1;

    @Override
    public void lock() {
        if (isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread has the lock");
        }
        super.lock();
    }

    @Override
    public boolean tryLock() {
        return !isHeldByCurrentThread() && super.tryLock();
    }
}
