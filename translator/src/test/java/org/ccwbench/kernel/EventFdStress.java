package org.ccwbench.kernel;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** No signal is lost and none is read twice, and who reads one sees what was written before it. */
@JCStressTest
@Outcome(id = "0, 0, 2", expect = Expect.ACCEPTABLE, desc = "read before both")
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "read before both, written already")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "read between them")
@Outcome(id = "2, 1, 0", expect = Expect.ACCEPTABLE, desc = "read after both")
@State
public class EventFdStress {
    private final EventFd eventFd = new EventFd();
    private int written;

    @Actor
    public void signal() {
        written = 1;
        eventFd.signal();
        eventFd.signal();
    }

    @Actor
    public void read(III_Result result) {
        result.r1 = (int) eventFd.read();
        result.r2 = written;
    }

    @Arbiter
    public void rest(III_Result result) {
        result.r3 = (int) eventFd.read();
    }
}
