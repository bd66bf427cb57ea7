package org.ccwbench.bench.cp;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.bench.Workload;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.HostProgram;
import org.openjdk.jmh.annotations.CompilerControl;

/** A {@link ChannelProgram} for the programs of a {@link Workload}, from init to free. */
public final class TranslateCycle implements Translated, AutoCloseable {
    private static final int CACHE_LINE_BYTES = 64;

    private final Workload workload;
    private final UnsafeBuffer orbs;
    private final UnsafeBuffer hostOrb =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(Orb.AREA_BYTES, CACHE_LINE_BYTES));
    private final ChannelProgram channelProgram;
    private final HostProgram view;

    TranslateCycle(Workload workload) {
        this.workload = workload;
        orbs = workload.orbs();
        channelProgram = new ChannelProgram(workload.guest(), Workload.HOST_BASE);
        view = channelProgram.view();
    }

    /** One that has translated every program rightly. */
    public static TranslateCycle checked(Workload workload) {
        final TranslateCycle cycle = new TranslateCycle(workload);
        WorkloadCheck.run(workload, cycle);
        return cycle;
    }

    /**
     * Translates a program and frees it. It is always called and never inlined, because requests come one by one.
     *
     * @return the sum of all results
     */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public int cycle(int program) {
        int results = channelProgram.init(orbs, program * Orb.AREA_BYTES);
        results += channelProgram.prefetch();
        results += channelProgram.hostOrb(Workload.INTPARM, Workload.PATH_MASK, hostOrb, 0);
        channelProgram.free();
        return results;
    }

    /** Copies the CCWs of a program and frees it. @return its segments */
    int scan(int program) {
        final int segments = channelProgram.init(orbs, program * Orb.AREA_BYTES);
        channelProgram.free();
        return segments;
    }

    @Override
    public void translate(int program) {
        final int init = channelProgram.init(orbs, workload.orbOffset(program));
        final int prefetch = channelProgram.prefetch();
        final int orb = channelProgram.hostOrb(Workload.INTPARM, Workload.PATH_MASK, hostOrb, 0);
        if (init != 1 || prefetch != 0 || orb != Orb.AREA_BYTES) {
            throw new WrongTranslationException(workload.shape() + " program " + program + ": init " + init
                    + ", prefetch " + prefetch + ", hostOrb " + orb + ", "
                    + channelProgram.reason().describe(channelProgram.faultGpa()));
        }
    }

    @Override
    public long word(long hostAddress) {
        return view.word(hostAddress);
    }

    @Override
    public long orbWord(int index) {
        return hostOrb.getLong(index * Long.BYTES, BIG_ENDIAN);
    }

    @Override
    public int pins() {
        return view.pins();
    }

    @Override
    public long pinnedPage(int pin) {
        return view.pinnedPage(pin);
    }

    @Override
    public void free() {
        channelProgram.free();
    }

    @Override
    public long pinsLeft(long iova) {
        return workload.guest().pages().pinCount(iova);
    }

    @Override
    public void close() {
        channelProgram.close();
    }
}
