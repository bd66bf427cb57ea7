package org.ccwbench.vfio;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/** Who finds the state after a start sees what was done before it: the program. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "not started")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "translated, not started")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "started")
@org.openjdk.jcstress.annotations.State
public class StatePublicationStress {
    private final Fsm fsm = new StressedDevice(State.CP_PROCESSING).device.fsm();
    private int program;

    @Actor
    public void start() {
        program = 1;
        fsm.state(State.CP_PENDING);
    }

    @Actor
    public void look(II_Result result) {
        result.r1 = fsm.state() == State.CP_PENDING ? 1 : 0;
        result.r2 = program;
    }
}
