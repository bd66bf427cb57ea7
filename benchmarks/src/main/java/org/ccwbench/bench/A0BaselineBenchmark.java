package org.ccwbench.bench;

import org.agrona.UnsafeApi;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What every other figure has to be seen against: the harness alone, and a plain copy of a program's bytes. */
public class A0BaselineBenchmark extends ForkedBenchmark {

    @Benchmark
    @Question(value = "What does the harness itself cost?", tags = "harness")
    public void returnAtOnce() {}

    /** Copies the ORB, the CCWs and the IDALs of one program. */
    @Benchmark
    @Question(
            value = "What does a plain copy of the bytes of a program cost?",
            tags = {"harness", "limit"},
            standard = {"shape=direct1,eckd12,idal1024"})
    public int copy(Pieces pieces) {
        return pieces.copy();
    }

    /** Where the bytes of each program stand. */
    @State(Scope.Thread)
    public static class Pieces extends ProgramBenchmark {
        private static final int COPY_BYTES = Orb.AREA_BYTES + 256 * Ccw1.BYTES + 64 * 16 * Idaw.FORMAT_2_BYTES;

        private Workload workload;
        private long[][] from;
        private int[] bytes;
        private long copy;
        private int program;

        @Setup
        public void setUp() {
            workload = workload(TableKind.FLAT);
            copy = UnsafeApi.allocateMemory(COPY_BYTES);
            final Shape shaped = workload.shape();
            bytes = new int[2 + shaped.indirect()];
            from = new long[workload.programs()][bytes.length];
            for (int i = 0; i < from.length; i++) {
                final int orb = workload.orbOffset(i);
                from[i][0] = workload.orbs().addressOffset() + orb;
                from[i][1] = workload.nativeStorage() + Orb.cpa(workload.orbs(), orb);
                for (int list = 0; list < shaped.indirect(); list++) {
                    final long ccw = workload.guestCcw(i, shaped.direct() + list);
                    from[i][2 + list] = workload.nativeStorage() + Ccw1.address(ccw);
                    bytes[2 + list] = shaped.idaws() * Idaw.FORMAT_2_BYTES;
                }
            }
            bytes[0] = Orb.AREA_BYTES;
            bytes[1] = shaped.ccws() * Ccw1.BYTES;
        }

        int copy() {
            program = program + 1 & from.length - 1;
            int at = 0;
            for (int piece = 0; piece < bytes.length; piece++) {
                UnsafeApi.copyMemory(from[program][piece], copy + at, bytes[piece]);
                at += bytes[piece];
            }
            return at;
        }

        @TearDown
        public void tearDown() {
            UnsafeApi.freeMemory(copy);
            workload.close();
        }
    }
}
