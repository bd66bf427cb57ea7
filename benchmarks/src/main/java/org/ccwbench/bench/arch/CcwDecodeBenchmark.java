package org.ccwbench.bench.arch;

import java.util.SplittableRandom;
import org.ccwbench.arch.Ccw0;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.bench.ForkedBenchmark;
import org.ccwbench.bench.Question;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does it cost to see what a CCW asks for: whether it goes on, moves data, and how many IDAWs it needs? */
@State(Scope.Thread)
@Question(value = "What does it cost to see what a CCW asks for?", tags = "arch")
public class CcwDecodeBenchmark extends ForkedBenchmark {
    private static final int CCWS = 1024;
    private static final long SEED = 0xcc;
    private static final int[] COMMANDS = {0x02, 0x86, 0x01, 0x03, 0x04, 0x63, 0x47, 0x08};
    private static final int[] FLAGS = {0, Ccw1.CC, Ccw1.CD, Ccw1.CC | Ccw1.SLI, Ccw1.CC | Ccw1.IDA, Ccw1.SKIP};

    /** CCW format. */
    @Param({"0", "1"})
    public int format;

    private final long[] ccws = new long[CCWS];

    @Setup
    public void setUp() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < CCWS; i++) {
            final int command = COMMANDS[random.nextInt(COMMANDS.length)];
            final int flags = FLAGS[random.nextInt(FLAGS.length)];
            final int count = 1 + random.nextInt(0xffff);
            final int address = random.nextInt(1 << 24);
            ccws[i] = format == 1
                    ? Ccw1.of(command, flags, count, address)
                    : (long) command << 56 | (long) address << 32 | (long) flags << 24 | count;
        }
    }

    @Benchmark
    @OperationsPerInvocation(CCWS)
    public long decode() {
        return format == 1 ? decodeFormat1() : decodeFormat0();
    }

    private long decodeFormat1() {
        long sum = 0;
        for (final long ccw : ccws) {
            sum += digest(ccw);
        }
        return sum;
    }

    private long decodeFormat0() {
        long sum = 0;
        for (final long ccw : ccws) {
            sum += digest(Ccw0.toCcw1(ccw));
        }
        return sum;
    }

    private static long digest(long ccw) {
        if (Ccw1.isTic(ccw)) {
            return Ccw1.address(ccw);
        }
        final int needed = Ccw1.movesData(ccw) ? Idaw.needed(Ccw1.address(ccw), Ccw1.count(ccw), Idaw.BLOCK_4K) : 0;
        return Ccw1.isChained(ccw) ? needed + 1 : needed;
    }
}
