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

/** What of it is copying the CCWs and finding where they end: init and free without a translation between them? */
@State(Scope.Thread)
@Question(
        value = "What of it is copying the CCWs and finding where they end?",
        tags = "translate",
        standard = {"shape=direct1,direct16,direct255,eckd12", "data=hot"})
public class ScanBenchmark extends ProgramBenchmark {
    private Workload workload;
    private TranslateCycle translator;
    private int last;
    private int program;

    @Setup
    public void setUp() {
        workload = workload(TableKind.FLAT);
        translator = TranslateCycle.checked(workload);
        last = workload.programs() - 1;
    }

    @Benchmark
    public int scan() {
        program = program + 1 & last;
        return translator.scan(program);
    }

    @TearDown
    public void tearDown() {
        translator.close();
        workload.close();
    }
}
