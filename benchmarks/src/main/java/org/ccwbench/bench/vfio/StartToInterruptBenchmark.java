package org.ccwbench.bench.vfio;

import org.ccwbench.bench.ProgramBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a request cost, from the write to the I/O region to the status read there, with a device that ends it at
 * once?
 */
@State(Scope.Thread)
@Question(
        value = "What does a request cost, from the write to the I/O region to the status read there?",
        tags = "lifecycle",
        standard = {"shape=direct1,eckd12,idal1024", "data=hot"})
public class StartToInterruptBenchmark extends ProgramBenchmark {
    private Workload workload;
    private PassThrough passThrough;
    private int last;
    private int program;

    @Setup
    public void setUp() {
        workload = workload(TableKind.FLAT);
        passThrough = PassThrough.checked(workload, 1);
        last = workload.programs() - 1;
    }

    @Benchmark
    public int startToInterrupt() {
        program = program + 1 & last;
        return passThrough.cycle(0, program);
    }

    @TearDown
    public void tearDown() {
        passThrough.close();
        workload.close();
    }
}
