package org.ccwbench.cp;

import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;

/** What bounds every loop over a guest's program. */
public final class Limits {
    /** CCWs of a segment at most: Linux CCWCHAIN_LEN_MAX. */
    public static final int CCWS_PER_SEGMENT = 256;

    /** Segments of a program at most: Linux CCWCHAIN_COUNT_MAX. */
    public static final int SEGMENTS = 16;

    /** Bytes that must be readable at the head of every segment. */
    public static final int SEGMENT_BYTES = CCWS_PER_SEGMENT * Ccw1.BYTES;

    /** IDAWs of a program at most, each with a pin. */
    public static final int IDAWS = SEGMENTS * CCWS_PER_SEGMENT * Idaw.MOST;

    /**
     * CCWs of room behind a host segment, so that an address shortly behind its end, as an interruption may carry it,
     * is never that of the next segment. The first one is written, so that the channel finds no command there.
     */
    static final int CCWS_BETWEEN_SEGMENTS = 3;

    /** Host storage of one segment at most. */
    static final int SEGMENT_ROOM = (CCWS_PER_SEGMENT + CCWS_BETWEEN_SEGMENTS) * Ccw1.BYTES;

    /** Host storage that one program can need: its segments, a last one that is refused, and all IDALs. */
    public static final int HOST_BYTES = (SEGMENTS + 1) * SEGMENT_ROOM + IDAWS * Idaw.FORMAT_2_BYTES;

    private Limits() {}
}
