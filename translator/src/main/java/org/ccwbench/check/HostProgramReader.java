package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.fixtures.Answer.HostCcw;
import org.ccwbench.fixtures.Answer.Segment;
import org.ccwbench.fixtures.Answer.Target;
import org.ccwbench.memory.PageTable;

/**
 * Reads a host program back. An IDAL reaches to where the next one begins, since they follow each other in the order of
 * the CCWs; a CCW that moves data has as many pins as its IDAL has words.
 */
final class HostProgramReader {
    private final HostProgram program;
    private final List<List<Long>> guestCcws = new ArrayList<>();
    private int pin;

    HostProgramReader(HostProgram program) {
        this.program = program;
    }

    /** Reads the copied CCWs, as long as they are the guest's. */
    void readGuestCcws() {
        for (int segment = 0; segment < program.segments(); segment++) {
            final List<Long> ccws = new ArrayList<>();
            for (int i = 0; i < program.ccws(segment); i++) {
                ccws.add(program.ccw(segment, i));
            }
            guestCcws.add(ccws);
        }
    }

    /** Reads what was made of them. */
    List<Segment> readSegments() {
        final List<Long> idalEnds = idalEnds();
        final List<Segment> segments = new ArrayList<>();
        int idal = 0;
        for (int segment = 0; segment < program.segments(); segment++) {
            final List<HostCcw> host = new ArrayList<>();
            for (int i = 0; i < program.length(segment); i++) {
                final long ccw = program.ccw(segment, i);
                final Target target = Ccw1.isTic(ccw) ? place(ccw) : idal(ccw, idalEnds.get(++idal));
                host.add(new HostCcw(Ccw1.command(ccw), Ccw1.flags(ccw), Ccw1.count(ccw), target));
            }
            segments.add(new Segment(program.guestHead(segment), guestCcws.get(segment), host));
        }
        return segments;
    }

    /** Host addresses of all IDALs in order, and where the last one ends. */
    private List<Long> idalEnds() {
        final List<Long> ends = new ArrayList<>();
        for (int segment = 0; segment < program.segments(); segment++) {
            for (int i = 0; i < program.length(segment); i++) {
                final long ccw = program.ccw(segment, i);
                if (!Ccw1.isTic(ccw)) {
                    ends.add(Ccw1.address(ccw));
                }
            }
        }
        ends.add(program.hostEnd());
        return ends;
    }

    private Target place(long tic) {
        final long address = Ccw1.address(tic);
        final int segment = program.segmentAt(address);
        if (segment < 0) {
            throw new IllegalStateException("a TIC leads out of the host program, to " + Long.toHexString(address));
        }
        return new Target.Place(segment, (int) (address - program.hostHead(segment)));
    }

    private Target idal(long ccw, long end) {
        final List<Long> words = new ArrayList<>();
        final List<Long> iovas = new ArrayList<>();
        for (long at = Ccw1.address(ccw); at < end; at += Idaw.FORMAT_2_BYTES) {
            final long word = program.word(at);
            words.add(word);
            if (Ccw1.movesData(ccw)) {
                iovas.add(program.pinnedPage(pin++) << PageTable.PAGE_SHIFT | word & PageTable.PAGE_OFFSET);
            }
        }
        return new Target.Idal(words, iovas);
    }
}
