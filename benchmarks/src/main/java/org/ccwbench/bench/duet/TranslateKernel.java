package org.ccwbench.bench.duet;

import org.ccwbench.bench.Workload;
import org.ccwbench.bench.cp.TranslateCycle;

/** Programs in rotation, each from init to free. */
final class TranslateKernel implements Kernels.Kernel {
    private final Workload workload;
    private final TranslateCycle translator;
    private final int last;
    private int program;

    TranslateKernel(Workload workload) {
        this.workload = workload;
        translator = TranslateCycle.checked(workload);
        last = workload.programs() - 1;
    }

    @Override
    public int applyAsInt(int operations) {
        int results = 0;
        for (int i = 0; i < operations; i++) {
            results += translator.cycle(program);
            program = program + 1 & last;
        }
        return results;
    }

    @Override
    public void close() {
        translator.close();
        workload.close();
    }
}
