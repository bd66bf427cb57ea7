package org.ccwbench.vfio;

import org.ccwbench.css.CssDevice;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/** An interruption that comes while an mdev is being made finds no private data, or all of it. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "none yet")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "as mdev probe has left it")
@org.openjdk.jcstress.annotations.State
public class PublicationStress {
    private final CssDevice sch = StressedDevice.subchannel();
    private final VfioCcwDriver driver = StressedDevice.driver();

    public PublicationStress() {
        driver.probe(sch);
    }

    @Actor
    public void probe() {
        driver.parent(sch).create(Rig.UUID);
    }

    @Actor
    public void interrupt(II_Result result) {
        final VfioCcwDevice device = driver.parent(sch).device();
        if (device != null) {
            result.r1 = 1;
            result.r2 = isWhole(device) ? 1 : 0;
        }
    }

    private static boolean isWhole(VfioCcwDevice device) {
        return device.sch != null
                && device.program != null
                && device.regions.io() != null
                && device.fsm().interruption() != null
                && device.state() == State.STANDBY;
    }
}
