package org.ccwbench.bench.duet;

import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.irq.Arrivals;
import org.ccwbench.bench.irq.InterruptLoad;
import org.ccwbench.bench.irq.InterruptMix;
import org.ccwbench.bench.irq.LoadPlan;
import org.ccwbench.bench.irq.Placement;
import org.ccwbench.bench.irq.Rate;
import org.ccwbench.bench.vfio.Host;
import org.ccwbench.bench.vfio.PassThrough;

/**
 * Whole requests with an interruption of another subchannel in front of each. The time of the schedule is counted in
 * requests, so that the work is the same on every machine; the guest compares each interruption with what its device
 * reported.
 */
final class InterruptKernel implements Kernels.Kernel {
    private static final int LOAD_SUBCHANNELS = 64;
    private static final Rate ONE_A_STEP = new Rate(1_000_000);
    private static final long STEP_NANOS = 1_000;

    private final Workload workload;
    private final Workload interrupting = new Workload(Shape.DIRECT1, 1, TableKind.FLAT);
    private final PassThrough passThrough;
    private final InterruptLoad load;
    private long now;

    InterruptKernel(Shape shape) {
        workload = new Workload(shape, 1, TableKind.FLAT);
        final Host host = new Host(1 + LOAD_SUBCHANNELS);
        passThrough = PassThrough.checked(host, workload, 1);
        final LoadPlan plan = new LoadPlan(ONE_A_STEP, Arrivals.CONSTANT, InterruptMix.MIXED, LoadPlan.SEED);
        load = new InterruptLoad(host, interrupting, LOAD_SUBCHANNELS, plan, Placement.INLINE, intended -> {});
        load.resume(now);
    }

    @Override
    public int applyAsInt(int operations) {
        int results = 0;
        for (int i = 0; i < operations; i++) {
            now += STEP_NANOS;
            load.boundary(now);
            results += passThrough.cycle(0, 0);
        }
        return results;
    }

    @Override
    public void close() {
        load.close();
        passThrough.close();
        interrupting.close();
        workload.close();
    }
}
