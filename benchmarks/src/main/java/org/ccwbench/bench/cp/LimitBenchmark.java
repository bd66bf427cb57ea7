package org.ccwbench.bench.cp;

import org.ccwbench.bench.ProgramBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What must one program cost at least: the loads, look-ups, counts and stores alone? */
@State(Scope.Thread)
@Question(
        value = "What must one program cost at least?",
        tags = "limit",
        standard = {"shape=direct1,eckd12,idal1024"})
public class LimitBenchmark extends ProgramBenchmark {
    private Workload workload;
    private LimitLoop limit;
    private int last;
    private int program;

    @Setup
    public void setUp() {
        workload = workload(TableKind.FLAT);
        limit = new LimitLoop(workload);
        WorkloadCheck.run(workload, limit);
        last = workload.programs() - 1;
    }

    @Benchmark
    public int cycle() {
        program = program + 1 & last;
        return limit.cycle(program);
    }

    @TearDown
    public void tearDown() {
        limit.close();
        workload.close();
    }
}
