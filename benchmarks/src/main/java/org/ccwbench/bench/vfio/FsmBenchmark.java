package org.ccwbench.bench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.bench.ForkedBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.VfioCcwDevice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does a write cost that starts nothing: the region, its mutex, and what the state machine makes of the event? */
@State(Scope.Thread)
public class FsmBenchmark extends ForkedBenchmark {
    private static final int NO_COMMAND = 3;

    private Workload workload;
    private PassThrough passThrough;
    private VfioCcwDevice device;
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Regions.COMMAND_BYTES]);

    /** A device that never ends what it starts. */
    private static final class SilentDevice implements StartFunction {
        @Override
        public void start(Subchannel subchannel, DirectBuffer orb, int offset) {}

        @Override
        public void halt(Subchannel subchannel) {}

        @Override
        public void clear(Subchannel subchannel) {}

        @Override
        public boolean cancel(Subchannel subchannel) {
            return true;
        }
    }

    @Setup
    public void setUp() {
        workload = new Workload(Shape.DIRECT1, 1, TableKind.FLAT);
        passThrough = new PassThrough(workload, 1, new SilentDevice());
        device = passThrough.device(0);
        passThrough.write(0, 0);
        command.putInt(0, NO_COMMAND, BIG_ENDIAN);
    }

    /** A start while one is going on: -EBUSY. */
    @Benchmark
    @Question(value = "What does a start cost while another is going on?", tags = "lifecycle")
    public int busy() {
        return passThrough.write(0, 0);
    }

    /** A command that there is not: -EINVAL. */
    @Benchmark
    @Question(value = "What does a command cost that there is not?", tags = "lifecycle")
    public int noCommand() {
        return device.write(Regions.offset(Regions.COMMAND), command, 0, Regions.COMMAND_BYTES);
    }

    @TearDown
    public void tearDown() {
        passThrough.close();
        workload.close();
    }
}
