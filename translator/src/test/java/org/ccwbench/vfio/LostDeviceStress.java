package org.ccwbench.vfio;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.I_Result;

/** A device that is lost while its last interruption is delivered stays lost. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "not operational")
@org.openjdk.jcstress.annotations.State
public class LostDeviceStress {
    private final Fsm fsm = new StressedDevice(State.CP_PENDING).device.fsm();

    @Actor
    public void deliver() {
        fsm.advance(State.CP_PENDING, State.IDLE);
    }

    @Actor
    public void lose() {
        fsm.state(State.NOT_OPER);
    }

    @Arbiter
    public void rest(I_Result result) {
        result.r1 = fsm.state().ordinal();
    }
}
