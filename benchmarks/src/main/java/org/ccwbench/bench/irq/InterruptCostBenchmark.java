package org.ccwbench.bench.irq;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.bench.ForkedBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.bench.vfio.Host;
import org.ccwbench.bench.vfio.PassThrough;
import org.ccwbench.vfio.Regions;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does one interruption cost, by its kind, from the device to the region that the guest reads? A final one frees
 * its program, so the shape counts there. Each subchannel in turn is interrupted once; programs are started where no
 * clock runs. The counters are the result, not the time of an operation.
 */
@State(Scope.Thread)
@Question(
        value = "What does one interruption cost, by its kind, from the device to the guest?",
        tags = "irq",
        standard = "shape=eckd12")
public class InterruptCostBenchmark extends ForkedBenchmark {
    private static final int SUBCHANNELS = 32;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final LoadDevice[] devices = new LoadDevice[SUBCHANNELS];

    /** An {@link InterruptKind}. */
    @Param({"final", "intermediate", "unsolicited"})
    public String kind;

    @Param({"direct1", "eckd12", "idal256"})
    public String shape;

    private InterruptKind interruption;
    private Workload workload;
    private Host host;
    private PassThrough passThrough;
    private int results;

    /** What the interruptions took, added up. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** Nanoseconds from the devices to the guest. */
        public long interruptNanos;

        /** Interruptions. */
        public long interruptOps;

        /** Bytes that they and the starts between them took from the heap. */
        public long allocatedBytes;
    }

    @Setup
    public void setUp() {
        interruption = InterruptKind.valueOf(kind.toUpperCase(Locale.ROOT));
        workload = new Workload(Shape.named(shape), 1, TableKind.FLAT);
        host = new Host(SUBCHANNELS);
        for (int i = 0; i < SUBCHANNELS; i++) {
            devices[i] = new LoadDevice();
        }
        passThrough = new PassThrough(host, workload, SUBCHANNELS, i -> devices[i]);
        check();
    }

    /** Every subchannel is interrupted once as the benchmark does it, and the guest must read what the device said. */
    private void check() {
        final long cpa = Orb.cpa(workload.orbs(), workload.orbOffset(0)) + Ccw1.BYTES;
        start();
        for (int i = 0; i < SUBCHANNELS; i++) {
            present(i, i);
            if (!passThrough.isSignalled(i)
                    || passThrough.read(i) != Regions.IO_BYTES
                    || !interruption.isReported(passThrough.answer(), cpa)
                    || Scsw.count(passThrough.answer(), Regions.IRB_OFFSET) != i) {
                throw new WrongTranslationException(
                        "wrong status after the " + kind + " interruption of subchannel " + i);
            }
        }
    }

    @Benchmark
    public int interruptions(Counters counters) {
        final long allocated = threads.getCurrentThreadAllocatedBytes();
        start();
        final long begin = System.nanoTime();
        for (int i = 0; i < SUBCHANNELS; i++) {
            present(i, 0);
            results += passThrough.read(i);
        }
        counters.interruptNanos += System.nanoTime() - begin;
        counters.interruptOps += SUBCHANNELS;
        counters.allocatedBytes += threads.getCurrentThreadAllocatedBytes() - allocated;
        return results;
    }

    private void start() {
        for (int i = 0; i < SUBCHANNELS; i++) {
            if (interruption.needsProgram() && !devices[i].isRunning()) {
                results += passThrough.write(i, 0);
            }
        }
    }

    private void present(int subchannel, int number) {
        devices[subchannel].report(passThrough.subchannel(subchannel), interruption, number, 0);
        results += host.settle();
    }

    @TearDown
    public void tearDown() {
        for (int i = 0; i < SUBCHANNELS; i++) {
            if (devices[i].isRunning()) {
                devices[i].report(passThrough.subchannel(i), InterruptKind.FINAL, 0, 0);
            }
        }
        host.settle();
        passThrough.close();
        workload.close();
    }
}
