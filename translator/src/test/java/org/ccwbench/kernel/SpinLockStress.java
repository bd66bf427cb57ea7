package org.ccwbench.kernel;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Who has the lock is alone, and sees what its last owner did; a lock that is tried is taken or left alone. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "tried while it was taken")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both, one after the other")
@State
public class SpinLockStress {
    private final SpinLock lock = new SpinLock();
    private int plain;

    @Actor
    public void lock() {
        lock.lock();
        plain++;
        lock.unlock();
    }

    @Actor
    public void tryLock() {
        if (lock.tryLock()) {
            plain++;
            lock.unlock();
        }
    }

    @Arbiter
    public void rest(I_Result result) {
        result.r1 = plain;
    }
}
