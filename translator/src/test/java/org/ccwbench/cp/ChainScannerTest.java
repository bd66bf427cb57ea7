package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where segments end, which others they lead to, and in which order they are listed. */
class ChainScannerTest {
    private static final long NOOP = 0x0320_0001_0000_0000L;
    private static final long CHAINED_NOOP = 0x0360_0001_0000_0000L;
    private static final long TIC = 0x0800_0000_0000_0000L;

    private final Guest guest = new Guest();

    @AfterEach
    void free() {
        guest.close();
    }

    @ParameterizedTest(name = "flags {0}: {1} CCWs")
    @CsvSource({
        "0x00, 1", "0x80, 2", "0x40, 2", "0xc0, 2", "0x20, 1", "0x10, 1", "0x08, 1", "0x04, 1", "0x02, 1", "0x01, 1",
        "0x3f, 1", "0xff, 2"
    })
    void shouldGoOnAsLongAsDataOrCommandsAreChained(String flags, int ccws) {
        final long ccw = 0x0200_0001_0000_2000L | Long.decode(flags) << 48;
        guest.store(Guest.PROGRAM, ccw, NOOP, NOOP);
        assertThat(guest.init()).isEqualTo(1);
        assertThat(guest.view().ccws(0)).isEqualTo(ccws);
        assertThat(guest.view().ccw(0, 0)).isEqualTo(ccw);
    }

    @Test
    void shouldCopyTheLongestSegment() {
        guest.store(Guest.PROGRAM, numbered(255));
        guest.store(Guest.PROGRAM + 255 * 8, NOOP);
        assertThat(guest.init()).isEqualTo(1);
        assertThat(guest.view().ccws(0)).isEqualTo(256);
        for (int i = 0; i < 255; i++) {
            assertThat(guest.view().ccw(0, i)).isEqualTo(CHAINED_NOOP + i);
        }
        assertThat(guest.view().ccw(0, 255)).isEqualTo(NOOP);
        assertThat(guest.view().hostEnd()).isEqualTo(Guest.HOST_BASE + (256 + 3) * 8);
    }

    @ParameterizedTest
    @ValueSource(longs = {CHAINED_NOOP, TIC | 0x1000, TIC | 0x17f8, TIC | 0x40_0000_0000_1800L})
    void shouldRefuseASegmentWhose256thCcwGoesOn(long last) {
        guest.store(Guest.PROGRAM, numbered(255));
        guest.store(Guest.PROGRAM + 255 * 8, last);
        assertThat(guest.init()).isEqualTo(Errno.EINVAL);
        assertThat(guest.program().reason()).isEqualTo(Reason.CHAIN_TOO_LONG);
        assertThat(guest.program().faultGpa()).isEqualTo(Guest.PROGRAM);
    }

    @Test
    void shouldNotTakeAForwardTicFor256thCcwThatGoesOn() {
        guest.store(Guest.PROGRAM, numbered(255));
        guest.store(Guest.PROGRAM + 255 * 8, TIC | 0x1800);
        assertThat(guest.init()).isEqualTo(2);
        assertThat(guest.view().ccws(0)).isEqualTo(256);
        assertThat(guest.view().guestHead(1)).isEqualTo(0x1800);
    }

    @ParameterizedTest(name = "TIC to {0}: {1} segments, the first of {2} CCWs")
    @CsvSource({
        "0x1000, 1, 3",
        "0x1008, 1, 3",
        "0x1004, 1, 3",
        "0x1001, 1, 3",
        "0x1009, 2, 2",
        "0x1010, 2, 2",
        "0xfff, 2, 2",
        "0x4000, 2, 2"
    })
    void shouldEndASegmentAtATicThatLeavesThePartCountedSoFar(String target, int segments, int ccws) {
        guest.store(Guest.PROGRAM, CHAINED_NOOP, TIC | Long.decode(target), NOOP);
        assertThat(guest.init()).isEqualTo(segments);
        assertThat(guest.view().ccws(0)).isEqualTo(ccws);
        if (segments == 2) {
            assertThat(guest.view().guestHead(1)).isEqualTo(Long.decode(target));
        }
    }

    @Test
    void shouldGoOnBehindAForwardTicThatChains() {
        guest.store(Guest.PROGRAM, 0x0840_0000_0000_4000L, NOOP, NOOP);
        assertThat(guest.init()).isEqualTo(2);
        assertThat(guest.view().ccws(0)).isEqualTo(2);
    }

    @Test
    void shouldTakeNothingBut08ForATicInFormat1() {
        guest.store(Guest.PROGRAM, 0x1800_0008_0000_4000L);
        assertThat(guest.init()).isEqualTo(1);
        assertThat(guest.view().ccws(0)).isEqualTo(1);
    }

    @Test
    void shouldNotGoOnBehindDataInItsOwnSegment() {
        guest.store(Guest.PROGRAM, 0x0220_0001_0000_1000L, NOOP);
        assertThat(guest.init()).isEqualTo(1);
        assertThat(guest.view().ccws(0)).isEqualTo(1);
    }

    @Test
    void shouldFollowATicToAddress0() {
        guest.store(Guest.PROGRAM, TIC);
        guest.store(0, NOOP);
        assertThat(guest.init()).isEqualTo(2);
        assertThat(heads()).containsExactly(0x1000, 0);
    }

    @Test
    void shouldListTheSegmentsDepthFirst() {
        guest.store(Guest.PROGRAM, CHAINED_NOOP, 0x0840_0000_0000_2000L, TIC | 0x3000);
        guest.store(0x2000, 0x0840_0000_0000_4000L, 0x0840_0000_0000_1000L, TIC | 0x5000);
        guest.store(0x3000, 0x0840_0000_0000_5000L, TIC | 0x6000);
        guest.store(0x4000, TIC | 0x7000);
        assertThat(guest.init()).isEqualTo(7);
        assertThat(heads()).containsExactly(0x1000, 0x2000, 0x4000, 0x7000, 0x5000, 0x3000, 0x6000);
        assertThat(guest.view().ccws(0)).isEqualTo(3);
        assertThat(guest.view().ccws(2)).isEqualTo(1);
    }

    @Test
    void shouldPlaceTheHostSegmentsThreeCcwsApart() {
        guest.store(Guest.PROGRAM, CHAINED_NOOP, TIC | 0x2000);
        guest.store(0x2000, TIC | 0x3000);
        assertThat(guest.init()).isEqualTo(3);
        assertThat(guest.view().hostHead(0)).isEqualTo(Guest.HOST_BASE);
        assertThat(guest.view().hostHead(1)).isEqualTo(Guest.HOST_BASE + (2 + 3) * 8);
        assertThat(guest.view().hostHead(2)).isEqualTo(Guest.HOST_BASE + (2 + 3 + 1 + 3) * 8);
        assertThat(guest.view().hostEnd()).isEqualTo(Guest.HOST_BASE + (2 + 3 + 1 + 3 + 1 + 3) * 8);
    }

    @Test
    void shouldFollowASecondTicBehindOneThatLeadsNowhereNew() {
        guest.store(Guest.PROGRAM, TIC | 0x1000, 0x0840_0000_0000_1000L, CHAINED_NOOP, TIC | 0x2000);
        assertThat(guest.init()).isEqualTo(2);
        assertThat(heads()).containsExactly(0x1000, 0x2000);
    }

    @ParameterizedTest(name = "{0} segments")
    @CsvSource({"16, 16", "17, -22", "18, -22"})
    void shouldFollow16SegmentsInARow(int segments, int result) {
        for (int i = 0; i < segments - 1; i++) {
            guest.store(Guest.PROGRAM + 0x1000L * i, TIC | Guest.PROGRAM + 0x1000L * (i + 1));
        }
        assertThat(guest.init()).isEqualTo(result);
        if (result < 0) {
            assertThat(guest.program().reason()).isEqualTo(Reason.TOO_MANY_SEGMENTS);
            assertThat(guest.program().faultGpa()).isEqualTo(0x11000);
        }
    }

    @ParameterizedTest(name = "{0} segments")
    @CsvSource({"16, 16", "17, -22"})
    void shouldFollow16SegmentsFromOne(int segments, int result) {
        final long[] tics = new long[segments];
        for (int i = 0; i < segments - 1; i++) {
            tics[i] = 0x0840_0000_0000_2000L + 0x1000L * i;
        }
        guest.store(Guest.PROGRAM, tics);
        assertThat(guest.init()).isEqualTo(result);
    }

    @Test
    void shouldSayThatThe17thSegmentCannotBeReadOrIsTooLongBeforeThatItIsThe17th() {
        for (int i = 0; i < 16; i++) {
            guest.store(Guest.PROGRAM + 0x1000L * i, TIC | Guest.PROGRAM + 0x1000L * (i + 1));
        }
        guest.map(0x11, PageTable.FAULTING);
        assertThat(guest.init()).isEqualTo(Errno.EFAULT);
        assertThat(guest.program().reason()).isEqualTo(Reason.SEGMENT_UNREADABLE);
        guest.map(0x11, PageTable.WRITABLE);
        guest.store(0x11000, numbered(256));
        assertThat(guest.init()).isEqualTo(Errno.EINVAL);
        assertThat(guest.program().reason()).isEqualTo(Reason.CHAIN_TOO_LONG);
        assertThat(guest.program().faultGpa()).isEqualTo(0x11000);
    }

    @Test
    void shouldReadTheWhole2KiBAtTheHead() {
        guest.store(0xff_f800, NOOP);
        guest.store(0xff_fc00, NOOP);
        assertThat(guest.init(Guest.FORMAT_1, 0xff_f800)).isEqualTo(1);
        guest.program().free();
        assertThat(guest.init(Guest.FORMAT_1, 0xff_fc00)).isEqualTo(Errno.EINVAL);
        assertThat(guest.program().reason()).isEqualTo(Reason.SEGMENT_UNREADABLE);
        assertThat(guest.program().faultGpa()).isEqualTo(0xff_fc00);
        assertThat(guest.init(Guest.FORMAT_1, 0xff_f801)).isEqualTo(Errno.EINVAL);
    }

    @Test
    void shouldTurnFormat0IntoFormat1() {
        guest.store(Guest.PROGRAM, 0x0600_2000_60ff_0080L, 0xf800_1100_ff00_1234L, 0x03ff_ffff_2000_0001L);
        guest.store(0x1100, 0x0300_0000_2000_0001L);
        assertThat(guest.init(0x0042_ff00, Guest.PROGRAM)).isEqualTo(2);
        assertThat(guest.view().ccws(0)).isEqualTo(2);
        assertThat(guest.view().ccw(0, 0)).isEqualTo(0x0660_0080_0000_2000L);
        assertThat(guest.view().ccw(0, 1)).isEqualTo(0x0800_0000_0000_1100L);
        assertThat(guest.view().ccw(1, 0)).isEqualTo(0x0320_0001_0000_0000L);
    }

    @Test
    void shouldReadAProgramAddressUnsigned() {
        guest.pages().map(0xf_ffff, 2, 0x20, PageTable.WRITABLE);
        guest.store(0xffff_f000L, NOOP);
        assertThat(guest.init(Guest.FORMAT_1, 0xffff_f000L)).isEqualTo(1);
        assertThat(guest.view().guestHead(0)).isEqualTo(0xffff_f000L);
    }

    private long[] heads() {
        final long[] heads = new long[guest.view().segments()];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = guest.view().guestHead(i);
        }
        return heads;
    }

    /** Chained no-operations whose addresses are 0, 1, 2 and so on. */
    private static long[] numbered(int ccws) {
        final long[] chain = new long[ccws];
        Arrays.setAll(chain, i -> CHAINED_NOOP + i);
        return chain;
    }
}
