package org.ccwbench.css;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Who takes an interruption finds all of it, and sees what the device did before. */
@JCStressTest
@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "none yet")
@Outcome(id = "7, 9, 1", expect = Expect.ACCEPTABLE, desc = "taken")
@State
public class InterruptQueueStress {
    private final InterruptQueue queue = new InterruptQueue(1);
    private int written;

    @Actor
    public void device() {
        written = 1;
        queue.add(0x0001_0001, 7, 9);
    }

    @Actor
    public void take(III_Result result) {
        queue.take((subchannel, intparm, intendedNanos) -> {
            result.r1 = intparm;
            result.r2 = (int) intendedNanos;
            result.r3 = written;
        });
    }
}
