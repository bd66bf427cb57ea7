package org.ccwbench.cp;

import org.ccwbench.arch.Ccw1;
import org.ccwbench.memory.BigEndian;
import org.ccwbench.memory.HostArena;
import org.ccwbench.memory.PageTable;
import org.ccwbench.memory.PinList;

/**
 * What a {@link ChannelProgram} holds at the moment, for checking and showing it. Every argument must be in range of
 * what is there; a call after the program was freed sees an empty program.
 */
public final class HostProgram {
    private final PageTable pages;
    private final HostArena arena;
    private final PinList pins;
    private final SegmentTable segments;

    HostProgram(PageTable pages, HostArena arena, PinList pins, SegmentTable segments) {
        this.pages = pages;
        this.arena = arena;
        this.pins = pins;
        this.segments = segments;
    }

    /** Segments, 0 to 16. */
    public int segments() {
        return segments.count();
    }

    /** Guest address of a segment's first CCW. */
    public long guestHead(int segment) {
        return segments.guestHead(segment);
    }

    /** Host address of a segment's first CCW. */
    public long hostHead(int segment) {
        return segments.hostHead(segment);
    }

    /** CCWs that were copied from the guest, 1 to 256. */
    public int ccws(int segment) {
        return segments.copied(segment);
    }

    /** CCWs that count: all of them, or after a refusal those that were translated. */
    public int length(int segment) {
        return segments.length(segment);
    }

    /** A CCW as it is at the moment: a guest's before the translation, a host's after it. */
    public long ccw(int segment, int index) {
        return word(segments.hostHead(segment) + (long) index * Ccw1.BYTES);
    }

    /** The doubleword at a host address. */
    public long word(long hostAddress) {
        return BigEndian.getLong(arena.nativeAddress(hostAddress));
    }

    /** The host segment that a host address lies in, or -1. */
    public int segmentAt(long hostAddress) {
        for (int segment = 0; segment < segments.count(); segment++) {
            if (SegmentTable.isWithin(hostAddress, segments.hostHead(segment), segments.copied(segment))) {
                return segment;
            }
        }
        return SegmentTable.NONE;
    }

    /** Pins, in order. */
    public int pins() {
        return pins.count();
    }

    /** Number of the guest page of a pin. */
    public long pinnedPage(int pin) {
        return pages.page(pins, pin);
    }

    /** Host address of the first byte behind the host program. */
    public long hostEnd() {
        return arena.hostAddress(arena.next());
    }
}
