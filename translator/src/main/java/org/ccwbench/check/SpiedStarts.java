package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.fixtures.Answer.HostCcw;
import org.ccwbench.fixtures.Answer.Segment;
import org.ccwbench.fixtures.Answer.Target;

/**
 * What a spy inside the driver sees of each start: the translated program and the ORB. Host addresses are left out,
 * they are the machine's.
 */
final class SpiedStarts {
    private static final int PAGE_OFFSET = 0xfff;

    private final SubchannelId id;
    private final List<String> lines = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private ChannelProgram program;

    SpiedStarts(SubchannelId id) {
        this.id = id;
    }

    /** From here on this is the device's program. */
    void watch(ChannelProgram newProgram) {
        program = newProgram;
    }

    HostProgram program() {
        return program.view();
    }

    /** A start is about to be tried: the program is as it will be given to the subchannel. */
    void tried() {
        final HostProgramReader reader = new HostProgramReader(program());
        reader.readGuestCcws();
        segments.clear();
        segments.addAll(reader.readSegments());
        segments.forEach(this::write);
    }

    private void write(Segment segment) {
        lines.add("chain %x len %d"
                .formatted(segment.guestHead(), segment.hostCcws().size()));
        for (int i = 0; i < segment.hostCcws().size(); i++) {
            write(i, segment.hostCcws().get(i));
        }
    }

    private void write(int index, HostCcw ccw) {
        final List<Long> iovas = ccw.target() instanceof Target.Idal idal ? idal.iovas() : List.of();
        lines.add("hccw %d %02x%02x%04x pages %d"
                .formatted(index, ccw.command(), ccw.flags(), ccw.count(), iovas.size()));
        iovas.forEach(iova -> lines.add("pin %x".formatted(iova)));
        if (ccw.target() instanceof Target.Idal idal) {
            for (int word = 0; word < idal.words().size(); word++) {
                final long value = idal.words().get(word);
                lines.add(
                        iovas.isEmpty()
                                ? "left %d %016x".formatted(word, value)
                                : "built %d offset %03x".formatted(word, value & PAGE_OFFSET));
            }
        }
    }

    /** The subchannel accepted a start. */
    void started(DirectBuffer orb, int offset) {
        writeStart(orb, offset, "-1");
    }

    /** A start was not carried out. */
    void forced(int address, int lpm, int conditionCode) {
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        program.hostOrb(address, lpm, orb, 0);
        writeStart(orb, 0, Integer.toString(conditionCode));
    }

    private void writeStart(DirectBuffer orb, int offset, String forced) {
        lines.add("ssch %08x orb %08x%08x forced_cc %s"
                .formatted(id.word(), orb.getInt(offset, BIG_ENDIAN), Orb.flags(orb, offset), forced));
    }

    void clear() {
        lines.clear();
    }

    List<String> lines() {
        return lines;
    }

    /** Whether an address is a guest's CCW address in the last program, or the one behind a segment of it. */
    boolean isGuestCcw(long cpa) {
        return segments.stream()
                .anyMatch(segment -> cpa >= segment.guestHead()
                        && cpa <= segment.guestHead() + 8L * segment.hostCcws().size());
    }
}
