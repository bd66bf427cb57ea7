package org.ccwbench.bench.cp;

import java.nio.file.Path;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.bench.ForkedBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.Workload;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.check.StatedGuest;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramCheck;
import org.ccwbench.fixtures.ProgramFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does the program of a {@code .cp} file cost? A refused one is measured as well: a guest can have its host refuse
 * programs all day. It is the same program again and again, with a dat page table; the guest changes nothing meanwhile.
 */
@State(Scope.Thread)
@Question(
        value = "What does the program of a .cp file cost, translated or refused?",
        tags = {"translate", "fixture"})
public class FixtureBenchmark extends ForkedBenchmark {
    private static final String ENDING = ".cp";

    /** A program of the library, or a path that ends in {@code .cp}. */
    @Param({
        "real/eckd-read-four-blocks",
        "real/eckd-read-four-blocks-through-lists",
        "real/ipl2-reads-its-own-continuation",
        "real/tape-256-kib-block",
        "real/sixteen-segments",
        "real/two-hundred-fifty-seven-ccws"
    })
    public String program;

    private final UnsafeBuffer hostOrb = new UnsafeBuffer(BufferUtil.allocateDirectAligned(Orb.AREA_BYTES, Long.BYTES));
    private StatedGuest guest;
    private ChannelProgram channelProgram;

    @Setup
    public void setUp() {
        final ProgramFile file =
                program.endsWith(ENDING) ? Fixtures.load(Path.of(program)).get(0) : Fixtures.program(program);
        check(file);
        guest = new StatedGuest(file.input());
        channelProgram = new ChannelProgram(guest.memory(), Workload.HOST_BASE);
    }

    private static void check(ProgramFile file) {
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            final String report = ProgramCheck.report(file, translator.translate(file.input()));
            if (!report.isEmpty()) {
                throw new WrongTranslationException(report);
            }
        }
    }

    @Benchmark
    public int cycle() {
        final int result = guest.translate(channelProgram);
        if (result == 0) {
            channelProgram.hostOrb(Workload.INTPARM, Workload.PATH_MASK, hostOrb, 0);
        }
        channelProgram.free();
        return result;
    }

    @TearDown
    public void tearDown() {
        channelProgram.close();
        guest.close();
    }
}
