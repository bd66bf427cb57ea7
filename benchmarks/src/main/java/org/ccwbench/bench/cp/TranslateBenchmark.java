package org.ccwbench.bench.cp;

import org.ccwbench.bench.ProgramBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does one program cost, from init over prefetch and hostOrb to free? */
@State(Scope.Thread)
@Question(
        value = "What does one program cost, from init over prefetch and hostOrb to free?",
        tags = "translate",
        standard = "table=flat")
public class TranslateBenchmark extends ProgramBenchmark {
    @Param({"flat", "dat"})
    public String table;

    private Workload workload;
    private TranslateCycle translator;
    private int last;
    private int program;

    @Setup
    public void setUp() {
        workload = workload(TableKind.named(table));
        translator = TranslateCycle.checked(workload);
        last = workload.programs() - 1;
    }

    @Benchmark
    public int cycle() {
        program = program + 1 & last;
        return translator.cycle(program);
    }

    @TearDown
    public void tearDown() {
        translator.close();
        workload.close();
    }
}
