package org.ccwbench.bench.duet;

import org.ccwbench.bench.Workload;
import org.ccwbench.bench.vfio.Host;
import org.ccwbench.bench.vfio.PassThrough;

/** Whole requests of one program to a device that ends it at once. */
final class RequestKernel implements Kernels.Kernel {
    private final Workload workload;
    private final PassThrough passThrough;

    RequestKernel(Workload workload) {
        this.workload = workload;
        passThrough = PassThrough.checked(new Host(1), workload, 1);
    }

    @Override
    public int applyAsInt(int operations) {
        int results = 0;
        for (int i = 0; i < operations; i++) {
            results += passThrough.cycle(0, 0);
        }
        return results;
    }

    @Override
    public void close() {
        passThrough.close();
        workload.close();
    }
}
