package org.ccwbench.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What benchmarks on programs have in common: each shape, as one program again and again and as a pool of many. */
@State(Scope.Thread)
public abstract class ProgramBenchmark extends ForkedBenchmark {
    /** A {@link Shape}. */
    @Param({"direct1", "direct16", "idal16", "idal64", "idal256", "idal1024", "direct255", "eckd12"})
    public String shape;

    /** {@code hot} for one program, {@code pool} for {@link Workload#POOL} in rotation. */
    @Param({"hot", "pool"})
    public String data;

    /** For benchmarks to inherit. */
    protected ProgramBenchmark() {}

    /** The programs of the parameters; the caller closes them. */
    protected final Workload workload(TableKind table) {
        return new Workload(Shape.named(shape), Workload.programs(data), table);
    }
}
