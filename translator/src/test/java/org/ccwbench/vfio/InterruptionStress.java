package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Scsw;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/** The user gets the block of one interruption, whole, while the next one comes in. Words of a block are its number. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the first")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "the second")
@org.openjdk.jcstress.annotations.State
public class InterruptionStress {
    private static final UnsafeBuffer FIRST = block(1);
    private static final UnsafeBuffer SECOND = block(2);

    private final StressedDevice stressed = new StressedDevice(State.IDLE);

    public InterruptionStress() {
        arrives(FIRST);
    }

    /** Unsolicited, so that no program is asked for. */
    private static UnsafeBuffer block(int number) {
        final UnsafeBuffer block = new UnsafeBuffer(new byte[Irb.BYTES]);
        for (int offset = 0; offset < Irb.BYTES; offset += Integer.BYTES) {
            block.putInt(offset, number, BIG_ENDIAN);
        }
        block.putInt(Scsw.FLAGS_OFFSET, Scsw.ALERT | Scsw.STATUS_PENDING, BIG_ENDIAN);
        return block;
    }

    private void arrives(UnsafeBuffer block) {
        stressed.sch.lock().lock();
        stressed.device.fsm().interruption().arrives(block);
        stressed.sch.lock().unlock();
    }

    @Actor
    public void interrupt() {
        arrives(SECOND);
    }

    @Actor
    public void deliver(II_Result result) {
        stressed.device.fsm().interruption().deliver();
        final UnsafeBuffer io = stressed.device.regions.io();
        result.r1 = io.getInt(Regions.IRB_OFFSET + Integer.BYTES, BIG_ENDIAN);
        result.r2 = io.getInt(Regions.IRB_OFFSET + Irb.BYTES - Integer.BYTES, BIG_ENDIAN);
    }
}
