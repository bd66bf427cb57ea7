package org.ccwbench.suite.gate.counters.run;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;
import org.ccwbench.suite.gate.counters.Counted;
import org.ccwbench.suite.gate.counters.Counter;
import org.ccwbench.suite.gate.counters.Meter;

/**
 * A {@link ChannelProgram} that is counted, each program in one of its own: init, prefetch, hostOrb, free. It goes
 * through twice, once for what it does and once for what it tells JFR.
 */
public final class CountedTranslator implements Counted {
    private static final long ALL_PAGES = 1L << 52;

    private final UnsafeBuffer hostOrb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);

    @Override
    public long[] program(ProgramInput input) {
        try (GuestStorage storage = new WindowStorage(GuestStorage.sparse(), input.changes());
                PageTable table = PageTable.dat(ALL_PAGES);
                WatchedPages pages = new WatchedPages(table, input.pages())) {
            input.contents().forEach(contents -> storage.write(contents.at(), contents.bytes()));
            final GuestMemory guest = new GuestMemory(storage, pages);
            final UnsafeBuffer orb = new UnsafeBuffer(input.orb());
            final long[] counts = count(guest, orb, input.subchannel(), input.subchannelPathMask());
            counts[Counter.EVENTS.ordinal()] = events(input);
            return counts;
        }
    }

    /** In storage that the guest has not changed yet. */
    private long events(ProgramInput input) {
        try (GuestStorage storage = new WindowStorage(GuestStorage.sparse(), input.changes());
                PageTable table = PageTable.dat(ALL_PAGES);
                WatchedPages pages = new WatchedPages(table, input.pages())) {
            input.contents().forEach(contents -> storage.write(contents.at(), contents.bytes()));
            final GuestMemory guest = new GuestMemory(storage, pages);
            final UnsafeBuffer orb = new UnsafeBuffer(input.orb());
            return events(guest, orb, input.subchannel(), input.subchannelPathMask());
        }
    }

    @Override
    public long[] shape(String shape, String table) {
        try (Workload workload = new Workload(Shape.named(shape), 1, TableKind.named(table));
                GuestStorage storage = new WindowStorage(workload.storage(), List.of());
                WatchedPages pages = new WatchedPages(workload.guest().pages(), List.of())) {
            final GuestMemory guest = new GuestMemory(storage, pages);
            final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
            orb.putBytes(0, workload.orbs(), workload.orbOffset(0), Orb.AREA_BYTES);
            final long[] counts = count(guest, orb, Workload.INTPARM, Workload.PATH_MASK);
            counts[Counter.EVENTS.ordinal()] = events(guest, orb, Workload.INTPARM, Workload.PATH_MASK);
            return counts;
        }
    }

    private long[] count(GuestMemory guest, UnsafeBuffer orb, int intparm, int pathMask) {
        final long[] counts = cycle(guest, orb, intparm, pathMask);
        final int words = Counter.HOST_WORDS.ordinal();
        counts[words] = (counts[words] + Long.BYTES - 1) / Long.BYTES;
        return counts;
    }

    private long events(GuestMemory guest, UnsafeBuffer orb, int intparm, int pathMask) {
        Meter.record(true);
        try {
            return cycle(guest, orb, intparm, pathMask)[Counter.EVENTS.ordinal()];
        } finally {
            Meter.record(false);
        }
    }

    private long[] cycle(GuestMemory guest, UnsafeBuffer orb, int intparm, int pathMask) {
        try (ChannelProgram program = new ChannelProgram(guest, Workload.HOST_BASE)) {
            Meter.start();
            final int segments = program.init(orb, 0);
            if (segments >= 0) {
                Meter.add(Counter.SEGMENTS, segments);
                if (program.prefetch() == 0) {
                    program.hostOrb(intparm, pathMask, hostOrb, 0);
                }
            }
            program.free();
            return Meter.stop();
        }
    }
}
