package org.ccwbench.laws;

import static org.ccwbench.laws.Guest.CPA;
import static org.ccwbench.laws.Guest.HOLE;

import java.util.function.Consumer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.cp.Reason;
import org.ccwbench.memory.PageTable;

/** A program for each reason that a guest can give; sound CCWs stand in front, so that there is something to undo. */
enum RefusedProgram {
    SEGMENT_UNREADABLE(
            Reason.SEGMENT_UNREADABLE,
            guest -> guest.ccw(2, Ccw1.CC, 16, 0x8000).tic(HOLE)),

    CHAIN_TOO_LONG(Reason.CHAIN_TOO_LONG, guest -> {
        for (int i = 0; i < 256; i++) {
            guest.ccw(2, Ccw1.CC, 16, 0x8000);
        }
    }),

    TOO_MANY_SEGMENTS(Reason.TOO_MANY_SEGMENTS, guest -> {
        for (int segment = 1; segment <= 16; segment++) {
            guest.ccw(2, Ccw1.CC, 16, 0x8000).tic(CPA + segment * 0x100L).at(CPA + segment * 0x100L);
        }
        guest.ccw(2, 0, 16, 0x8000);
    }),

    IDAW_UNREADABLE(
            Reason.IDAW_UNREADABLE, guest -> guest.ccw(2, Ccw1.CC, 16, 0x8000).ccw(2, Ccw1.IDA, 16, HOLE)),

    PAGE_UNMAPPED(
            Reason.PAGE_UNMAPPED, guest -> guest.ccw(2, Ccw1.CC, 0x3000, 0x8000).ccw(2, 0, 16, HOLE)),

    PAGE_READ_ONLY(
            Reason.PAGE_READ_ONLY,
            guest -> guest.page(0x9000, PageTable.READ_ONLY)
                    .ccw(2, Ccw1.CC, 16, 0x8000)
                    .ccw(2, 0, 0x3000, 0x8000)),

    PAGE_FAULT(
            Reason.PAGE_FAULT,
            guest -> guest.page(0x9000, PageTable.FAULTING)
                    .ccw(2, Ccw1.CC, 16, 0x8000)
                    .ccw(2, 0, 0x3000, 0x8000)),

    PIN_STOPPED_SHORT(
            Reason.PIN_STOPPED_SHORT,
            guest -> guest.page(0x9000, PageTable.STOPPING)
                    .ccw(2, Ccw1.CC, 16, 0x8000)
                    .ccw(2, 0, 0x3000, 0x8000)),

    /** A segment that wraps around 2^32 holds no address, not even that of its head. */
    TIC_TARGET_UNKNOWN(
            Reason.TIC_TARGET_UNKNOWN,
            guest -> guest.ccw(2, Ccw1.CC, 16, 0x8000)
                    .tic(0xffff_fff8L)
                    .at(0xffff_fff8L)
                    .ccw(2, Ccw1.CC, 16, 0x8000)
                    .ccw(2, 0, 16, 0x8000));

    private final Reason reason;
    private final Consumer<Guest> program;

    RefusedProgram(Reason reason, Consumer<Guest> program) {
        this.reason = reason;
        this.program = program;
    }

    /** Why it is refused. */
    Reason reason() {
        return reason;
    }

    /** Writes the program. */
    void write(Guest guest) {
        program.accept(guest);
    }
}
