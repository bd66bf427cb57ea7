package org.ccwbench.kernel;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Work that is queued again and again is done after the last time, sees what was written before that, and is done at
 * most as often as it was queued.
 */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "done once for both")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "done for each")
@State
public class WorkQueueStress {
    private final WorkQueue queue = new WorkQueue("stress", 1, new SpinLock());
    private final Work work = new Work(this::look);
    private int written;
    private int runs;
    private int seen;

    private void look() {
        runs++;
        seen = written;
    }

    @Actor
    public void queue() {
        written = 1;
        queue.queue(work);
        written = 2;
        queue.queue(work);
    }

    @Actor
    public void doWork() {
        queue.doWork();
    }

    @Arbiter
    public void rest(II_Result result) {
        queue.flush();
        result.r1 = runs;
        result.r2 = seen;
    }
}
