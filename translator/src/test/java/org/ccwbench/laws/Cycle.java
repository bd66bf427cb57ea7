package org.ccwbench.laws;

import java.util.EnumSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.Reason;
import org.ccwbench.memory.GuestMemory;

/** The calls that a start and its interruption make of one program, in order and out of turn. */
final class Cycle implements AutoCloseable {
    private static final int HOST_BASE = 0x10_0000;
    private static final int INTPARM = 0x1234_5678;
    private static final int PATH_MASK = 0x80;

    private final ChannelProgram program;
    private final UnsafeBuffer orb;
    private final UnsafeBuffer hostOrb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
    private final UnsafeBuffer scsw = new UnsafeBuffer(new byte[Scsw.BYTES]);

    Cycle(GuestMemory guest, UnsafeBuffer orb) {
        this.program = new ChannelProgram(guest, HOST_BASE);
        this.orb = orb;
    }

    /** A whole cycle. @return something that depends on all of it */
    long run() {
        long sum = program.init(orb, 0);
        sum += program.prefetch();
        sum += program.hostOrb(INTPARM, PATH_MASK, hostOrb, 0);
        Scsw.cpa(scsw, 0, HOST_BASE + 8L);
        program.updateScsw(scsw, 0);
        sum += Scsw.cpa(scsw, 0);
        sum += program.isPinned(0, 0) ? 1 : 0;
        program.free();
        return sum;
    }

    /** The same calls, each too early and too often. */
    long runOutOfTurn() {
        long sum = program.prefetch();
        sum += program.hostOrb(INTPARM, PATH_MASK, hostOrb, 0);
        sum += program.init(orb, 0);
        sum += program.init(orb, 0);
        sum += program.hostOrb(INTPARM, PATH_MASK, hostOrb, 0);
        sum += program.prefetch();
        sum += program.prefetch();
        program.free();
        program.free();
        return sum;
    }

    /** Pins that the program has once it is translated. */
    int pins() {
        program.init(orb, 0);
        program.prefetch();
        final int pins = program.view().pins();
        program.free();
        return pins;
    }

    /** Why the program is refused, {@link Reason#NONE} when it is not. */
    Reason refusal() {
        Reason reason = Reason.NONE;
        if (program.init(orb, 0) < 0 || program.prefetch() < 0) {
            reason = program.reason();
        }
        program.free();
        return reason;
    }

    /** Why the calls of {@link #runOutOfTurn} are refused. */
    Set<Reason> refusalsOutOfTurn() {
        final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        program.prefetch();
        reasons.add(program.reason());
        program.init(orb, 0);
        program.init(orb, 0);
        reasons.add(program.reason());
        program.hostOrb(INTPARM, PATH_MASK, hostOrb, 0);
        reasons.add(program.reason());
        program.prefetch();
        program.prefetch();
        reasons.add(program.reason());
        program.free();
        return reasons;
    }

    @Override
    public void close() {
        program.close();
    }
}
