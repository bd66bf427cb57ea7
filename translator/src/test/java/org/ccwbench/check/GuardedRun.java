package org.ccwbench.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.cp.Limits;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * Runs a program between guards. What can be seen from outside is checked: nothing is written to guest storage or
 * beside a window of it; what is beside a window does not matter; of the host ORB's buffer only its 32 bytes, and of
 * the SCSW only the CCW address is written; the host program does not outgrow its arena nor the pins their list; and
 * after free the arena is empty, the program has no segments, and every page has the pins that it had.
 */
final class GuardedRun {
    private static final int HOST_BASE = 0x4000_0000;
    private static final int GUARD_BYTES = 32;
    private static final byte ONE_GUARD = 0x00;
    private static final byte OTHER_GUARD = (byte) 0x88;
    private static final byte UNWRITTEN = 0x5a;

    /** One look at each segment's head, two at each IDAL; the head of a 17th segment is looked at as well. */
    private static final int MOST_WINDOWS = Limits.SEGMENTS + 1 + 2 * Limits.SEGMENTS * Limits.CCWS_PER_SEGMENT;

    private final ProgramInput input;
    private final byte guard;
    private final List<String> violations = new ArrayList<>();

    private GuardedRun(ProgramInput input, byte guard) {
        this.input = input;
        this.guard = guard;
    }

    static List<String> violations(ProgramInput input) {
        final GuardedRun one = new GuardedRun(input, ONE_GUARD);
        final GuardedRun other = new GuardedRun(input, OTHER_GUARD);
        final List<Long> seen = one.run();
        one.expect(seen.equals(other.run()), "the result depends on what is beside guest storage");
        one.violations.addAll(other.violations);
        return one.violations;
    }

    private void expect(boolean holds, String what) {
        if (!holds) {
            violations.add(what);
        }
    }

    /** @return everything that the program became */
    private List<Long> run() {
        final GuestStorage sparse = GuestStorage.sparse();
        input.contents().forEach(contents -> sparse.write(contents.at(), contents.bytes()));
        try (GuardedStorage storage = new GuardedStorage(new ChangingStorage(sparse, input.changes()), guard);
                PageTable pages = PageTable.dat(1L << 52);
                StatedPages stated = new StatedPages(pages, input.pages(), false);
                ChannelProgram program = new ChannelProgram(new GuestMemory(storage, stated), HOST_BASE)) {
            final List<Long> seen = translate(program, stated);
            program.free();
            final HostProgram view = program.view();
            expect(!storage.isTouched(), "guest storage, or what is beside it, was written");
            expect(storage.windows() <= MOST_WINDOWS, storage.windows() + " looks at guest storage");
            expect(view.segments() == 0 && view.pins() == 0, "segments or pins after free");
            expect(view.hostEnd() == HOST_BASE, "the arena is not empty after free");
            expect(stated.pinsLeft() == 0, stated.pinsLeft() + " pins are left");
            return seen;
        }
    }

    private List<Long> translate(ChannelProgram program, StatedPages stated) {
        final List<Long> seen = new ArrayList<>();
        final int init = program.init(new UnsafeBuffer(input.orb()), 0);
        final int prefetch = init < 0 ? 0 : program.prefetch();
        seen.add((long) init);
        seen.add((long) prefetch);
        if (init < 0 || prefetch < 0) {
            seen.add((long) program.reason().ordinal());
            seen.add(program.faultGpa());
        }
        final HostProgram view = program.view();
        expect(view.hostEnd() - HOST_BASE <= Limits.HOST_BYTES, "the host program ends behind its arena");
        expect(view.pins() <= Limits.IDAWS, view.pins() + " pins");
        expect(
                stated.pinsLeft() == view.pins(),
                stated.pinsLeft() + " pins of pages, " + view.pins() + " of the program");
        read(view, seen);
        writeOrb(program);
        updateScsw(program, HOST_BASE);
        updateScsw(program, HOST_BASE + 1L);
        return seen;
    }

    private static void read(HostProgram view, List<Long> seen) {
        long idals = view.hostEnd();
        for (int segment = 0; segment < view.segments(); segment++) {
            seen.add(view.guestHead(segment));
            seen.add(view.hostHead(segment));
            for (int i = 0; i < view.length(segment); i++) {
                final long ccw = view.ccw(segment, i);
                seen.add(ccw);
                idals = Ccw1.isTic(ccw) ? idals : Math.min(idals, Ccw1.address(ccw));
            }
        }
        for (long at = idals; at < view.hostEnd(); at += Long.BYTES) {
            seen.add(view.word(at));
        }
        for (int pin = 0; pin < view.pins(); pin++) {
            seen.add(view.pinnedPage(pin));
        }
    }

    private void writeOrb(ChannelProgram program) {
        final byte[] bytes = new byte[GUARD_BYTES + Orb.AREA_BYTES + GUARD_BYTES];
        Arrays.fill(bytes, UNWRITTEN);
        final int written = program.hostOrb(0x1234_5678, 0x80, new UnsafeBuffer(bytes), GUARD_BYTES);
        final int end = written < 0 ? GUARD_BYTES : GUARD_BYTES + Orb.AREA_BYTES;
        expect(isUnwritten(bytes, 0, GUARD_BYTES) && isUnwritten(bytes, end, bytes.length), "written beside the ORB");
    }

    private void updateScsw(ChannelProgram program, long hostAddress) {
        final byte[] bytes = new byte[GUARD_BYTES + Scsw.BYTES + GUARD_BYTES];
        Arrays.fill(bytes, UNWRITTEN);
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        Scsw.cpa(buffer, GUARD_BYTES, hostAddress);
        program.updateScsw(buffer, GUARD_BYTES);
        final int cpa = GUARD_BYTES + Integer.BYTES;
        expect(
                isUnwritten(bytes, 0, cpa) && isUnwritten(bytes, cpa + Integer.BYTES, bytes.length),
                "written beside the CCW address of the SCSW");
    }

    private static boolean isUnwritten(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != UNWRITTEN) {
                return false;
            }
        }
        return true;
    }
}
