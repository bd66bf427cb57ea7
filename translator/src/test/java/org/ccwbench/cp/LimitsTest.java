package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The largest program there can be: 16 segments of 256 CCWs, but for 15 TICs each with 33 IDAWs. */
class LimitsTest {
    private static final int TICS = Limits.SEGMENTS - 1;
    private static final int LONGEST_LIST = 33;
    private static final long LIST = 0x1_8000;
    private static final int BLOCKS_OF_2K = 0x00c3_ff00;

    private final Guest guest = new Guest();

    @AfterEach
    void free() {
        guest.close();
    }

    @Test
    void shouldBeThoseOfLinux() {
        assertThat(Limits.CCWS_PER_SEGMENT).isEqualTo(256);
        assertThat(Limits.SEGMENTS).isEqualTo(16);
        assertThat(Limits.SEGMENT_BYTES).isEqualTo(2048);
        assertThat(Limits.IDAWS).isEqualTo(16 * 256 * 33);
    }

    @Test
    void shouldTranslateTheLargestProgramInTheRoomThereIs() {
        storeLargest();
        assertThat(guest.init(BLOCKS_OF_2K, Guest.PROGRAM)).isEqualTo(Limits.SEGMENTS);
        assertThat(guest.program().prefetch()).isZero();
        final int moving = Limits.SEGMENTS * Limits.CCWS_PER_SEGMENT - TICS;
        assertThat(guest.view().pins()).isEqualTo(moving * LONGEST_LIST).isEqualTo(Limits.IDAWS - TICS * LONGEST_LIST);
        final long taken = guest.view().hostEnd() - Guest.HOST_BASE;
        assertThat(taken).isEqualTo(Limits.SEGMENTS * (256 + 3) * 8L + moving * LONGEST_LIST * 8L);
        assertThat(Limits.HOST_BYTES - taken).isEqualTo(Limits.SEGMENT_ROOM + TICS * LONGEST_LIST * 8);
        final long[] first = guest.idal(0, 0, LONGEST_LIST);
        final long[] last = guest.idal(15, 255, LONGEST_LIST);
        assertThat(first).isEqualTo(last);
        assertThat(first[0]).isEqualTo(0x2_0059_57ffL);
        assertThat(first[32]).isEqualTo(0x2_0059_5000L);
        assertThat(guest.pinned()).containsOnly(0x30);
        assertThat(guest.pages().pinCount(0x3_0000)).isEqualTo(guest.view().pins());
        guest.program().free();
        assertThat(guest.pinCount()).isZero();
    }

    @Test
    void shouldHaveRoomForA17thSegmentThatIsRefused() {
        storeLargest();
        guest.store(segment(15) + 255 * 8, 0x0800_0000_0000_0000L | segment(16));
        final long[] full = new long[256];
        Arrays.fill(full, 0, 255, 0x0360_0001_0000_0000L);
        guest.store(segment(16), full);
        assertThat(guest.init(BLOCKS_OF_2K, Guest.PROGRAM)).isNegative();
        assertThat(guest.program().reason()).isEqualTo(Reason.TOO_MANY_SEGMENTS);
        assertThat(guest.program().faultGpa()).isEqualTo(segment(16));
        final long written = Limits.SEGMENTS * (256 + 3) * 8 + 256 * 8;
        assertThat(written).isLessThanOrEqualTo(Limits.HOST_BYTES);
    }

    private void storeLargest() {
        final long[] words = new long[LONGEST_LIST];
        Arrays.fill(words, 0x3_0000);
        words[0] = 0x3_07ff;
        guest.store(LIST, words);
        final long[] ccws = new long[256];
        for (int segment = 0; segment < Limits.SEGMENTS; segment++) {
            Arrays.fill(ccws, 0x0644_ffff_0000_0000L | LIST);
            ccws[255] = segment < TICS ? 0x0800_0000_0000_0000L | segment(segment + 1) : 0x0604_ffff_0000_0000L | LIST;
            guest.store(segment(segment), ccws);
        }
    }

    private static long segment(int segment) {
        return Guest.PROGRAM + 0x800L * segment;
    }
}
