package org.ccwbench.kernel;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** While one piece of work is cancelled another that is queued is not lost; the first can be queued again. */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "cancelled, and done when it was queued again")
@State
public class CancelStress {
    private final WorkQueue queue = new WorkQueue("stress", 2, new SpinLock());
    private int cancelledRuns;
    private int otherRuns;
    private final Work cancelled = new Work(() -> cancelledRuns++);
    private final Work other = new Work(() -> otherRuns++);

    public CancelStress() {
        queue.queue(cancelled);
    }

    @Actor
    public void cancel(III_Result result) {
        queue.cancel(cancelled);
        result.r1 = cancelled.isPending() ? 1 : 0;
        queue.queue(cancelled);
    }

    @Actor
    public void queueOther() {
        queue.queue(other);
    }

    @Arbiter
    public void rest(III_Result result) {
        queue.flush();
        result.r2 = cancelledRuns;
        result.r3 = otherRuns;
    }
}
