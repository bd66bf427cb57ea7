package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every cause of a refusal with its errno and its address, and that nothing is left of a refused program. Page 11 is
 * read-only, 12 cannot be brought in, 13 stops a pin, 14 is not mapped.
 */
class RefusalTest {
    private static final long GOOD = 0x8000;

    private final Guest guest = new Guest();

    @BeforeEach
    void map() {
        guest.map(0x11, PageTable.READ_ONLY);
        guest.map(0x12, PageTable.FAULTING);
        guest.map(0x13, PageTable.STOPPING);
        guest.pages().unmap(0x14, 1);
        guest.store(GOOD, 0x0640_2000_0000_9800L, 0x0600_0800_0000_c000L);
    }

    @AfterEach
    void free() {
        guest.close();
    }

    @ParameterizedTest(name = "program at {0}: {2}")
    @CsvSource({
        "0x14000, -22, SEGMENT_UNREADABLE, 0x14000",
        "0x14800, -22, SEGMENT_UNREADABLE, 0x14800",
        "0x12008, -14, SEGMENT_UNREADABLE, 0x12008",
        "0x11801, -14, SEGMENT_UNREADABLE, 0x11801",
        "0x13801, -22, SEGMENT_UNREADABLE, 0x13801",
        "0x1000000, -22, SEGMENT_UNREADABLE, 0x1000000",
        "0xffffffff, -22, SEGMENT_UNREADABLE, 0xffffffff",
        "0x20000, -22, CHAIN_TOO_LONG, 0x20000",
        "0x30000, -22, CHAIN_TOO_LONG, 0x20008"
    })
    void shouldRefuseToTakeAProgramOver(String cpa, int errno, Reason reason, String at) {
        final long[] endless = new long[300];
        Arrays.fill(endless, 0x0340_0001_0000_0000L);
        guest.store(0x20000, endless);
        guest.store(0x30000, 0x0800_0000_0002_0008L);
        assertThat(guest.init(Guest.FORMAT_1, Long.decode(cpa))).isEqualTo(errno);
        checkRefusal(reason, Long.decode(at));
        checkReuse();
    }

    @ParameterizedTest(name = "{0} under {1}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            0600100000014000 | 00c2ff00 | 0           | -22 | PAGE_UNMAPPED     | 14000
            0600100000014123 | 00c2ff00 | 0           | -22 | PAGE_UNMAPPED     | 14123
            0600200000013fff | 00c2ff00 | 0           | -14 | PAGE_FAULT        | 13fff
            0600100000011123 | 00c2ff00 | 0           | -1  | PAGE_READ_ONLY    | 11123
            0100001000011000 | 00c2ff00 | 0           | -1  | PAGE_READ_ONLY    | 11000
            0600100000012000 | 00c2ff00 | 0           | -14 | PAGE_FAULT        | 12000
            0600100000013000 | 00c2ff00 | 0           | -14 | PAGE_FAULT        | 13000
            0600200000010000 | 00c2ff00 | 0           | -1  | PAGE_READ_ONLY    | 11000
            0600100000fff001 | 00c2ff00 | 0           | -22 | PAGE_UNMAPPED     | 1000000
            0600200000fff800 | 00c3ff00 | 0           | -22 | PAGE_UNMAPPED     | 1000000
            0604300000003000 | 00c2ff00 | f000 10000 13000 | -14 | PAGE_FAULT   | 13000
            0604200000003000 | 00c2ff00 | f000 11000  | -1  | PAGE_READ_ONLY    | 11000
            0604200000003000 | 00c2ff00 | f000 14000  | -22 | PAGE_UNMAPPED     | 14000
            0604200000003000 | 00c2ff00 | 14001 f000  | -22 | PAGE_UNMAPPED     | 14001
            0604000100003000 | 00c2ff00 | 100000000   | -22 | PAGE_UNMAPPED     | 100000000
            0604000100003000 | 00c2ff00 | ffffffffffffffff | -22 | PAGE_UNMAPPED | ffffffffffffffff
            0604200000014ff8 | 00c2ff00 | 0           | -22 | IDAW_UNREADABLE   | 14ff8
            0604200000012ff8 | 00c2ff00 | 0           | -14 | IDAW_UNREADABLE   | 12ff8
            0304000100014ff8 | 00c2ff00 | 0           | -22 | IDAW_UNREADABLE   | 14ff8
            0604000000012000 | 00c2ff00 | 0           | -14 | IDAW_UNREADABLE   | 12000
            0604200000fffff8 | 00c2ff00 | 0           | -22 | IDAW_UNREADABLE   | fffff8
            0604200000fffff8 | 00c3ff00 | 0           | -22 | IDAW_UNREADABLE   | fffff8
            0604100000fffffc | 00c0ff00 | 0           | -22 | IDAW_UNREADABLE   | fffffc
            0314200000fffff8 | 00c2ff00 | 0           | -22 | IDAW_UNREADABLE   | fffff8
            0604200000011ff8 | 00c3ff00 | 0           | -14 | IDAW_UNREADABLE   | 11ff8
            """)
    void shouldRefuseToTranslateACcw(String ccw, String flags, String list, int errno, Reason reason, String at) {
        guest.store(0x3000, words(list));
        guest.store(Guest.PROGRAM, Long.parseUnsignedLong(ccw, 16));
        assertThat(guest.translate(Integer.parseUnsignedInt(flags, 16))).isEqualTo(errno);
        checkRefusal(reason, Long.parseUnsignedLong(at, 16));
        assertThat(guest.view().length(0)).isZero();
        assertThat(guest.pinCount()).isZero();
        guest.program().free();
        checkReuse();
    }

    @ParameterizedTest(name = "{0} {1} {2} under {3}: {4}")
    @CsvSource({
        "0x15000, 0x16000, 0x17000, 0x00c2ff00, PIN_STOPPED_SHORT, -22",
        "0x15000, 0x16000, 0x17000, 0x00c3ff00, PAGE_FAULT, -14",
        "0x15800, 0x16000, 0x17000, 0x00c2ff00, PIN_STOPPED_SHORT, -22",
        "0x15000, 0x16123, 0x17123, 0x00c2ff00, PIN_STOPPED_SHORT, -22",
        "0x15000, 0x16001, 0x17000, 0x00c2ff00, PAGE_FAULT, -14",
        "0x15000, 0x16000, 0x17001, 0x00c2ff00, PAGE_FAULT, -14",
        "0x17000, 0x16000, 0x15000, 0x00c2ff00, PAGE_FAULT, -14",
        "0x15000, 0x15000, 0x17000, 0x00c2ff00, PAGE_FAULT, -14",
        "0x18000, 0x15000, 0x16000, 0x00c2ff00, PIN_STOPPED_SHORT, -22",
        "0x15000, 0x17000, 0x16000, 0x00c2ff00, PAGE_FAULT, -14",
    })
    void shouldStopShortInFrontOfAPageThatFollowsTheOneBefore(
            String first, String second, String third, String flags, Reason reason, int errno) {
        final long[] list = {Long.decode(first), Long.decode(second), Long.decode(third)};
        final int bytes = Integer.decode(flags) == Guest.FORMAT_1 ? 0x2001 : 0x1001;
        guest.map(list[2] >>> 12, PageTable.STOPPING);
        guest.store(0x3000, list);
        guest.store(Guest.PROGRAM, 0x0640_0800_0000_9000L, 0x0604_0000_0000_3000L | (long) bytes << 32);
        assertThat(guest.translate(Integer.decode(flags))).isEqualTo(errno);
        checkRefusal(reason, list[2]);
        assertThat(guest.pinned()).containsExactly(9);
        assertThat(guest.pinCount()).isEqualTo(1);
    }

    @Test
    void shouldStopShortInDataThatTheCcwNames() {
        guest.store(Guest.PROGRAM, 0x0640_0800_0000_9000L, 0x0640_3800_0001_5000L, 0x0600_1000_0000_9000L);
        guest.map(0x17, PageTable.STOPPING);
        assertThat(guest.translate(Guest.FORMAT_1)).isEqualTo(Errno.EINVAL);
        checkRefusal(Reason.PIN_STOPPED_SHORT, 0x17000);
        assertThat(guest.view().length(0)).isEqualTo(1);
        assertThat(guest.pinned()).containsExactly(9);
        assertThat(guest.pinCount()).isEqualTo(1);
    }

    @Test
    void shouldEndTheHostProgramBehindTheLastIdalThatWasMade() {
        guest.store(Guest.PROGRAM, 0x0644_2000_0000_3000L, 0x0644_2000_0000_3000L, 0x0604_2000_0000_3010L);
        guest.store(0x3000, 0x8000, 0x9000, 0x8000, 0x14000);
        assertThat(guest.translate(Guest.FORMAT_1)).isEqualTo(Errno.EINVAL);
        checkRefusal(Reason.PAGE_UNMAPPED, 0x14000);
        assertThat(guest.view().length(0)).isEqualTo(2);
        assertThat(guest.view().hostEnd()).isEqualTo(Guest.HOST_BASE + (3 + 3) * 8 + 4 * 8);
        assertThat(guest.pinned()).containsExactly(8, 9, 8, 9);
        assertThat(guest.pinCount()).isEqualTo(4);
    }

    @Test
    void shouldNotJoinAPageToTheCcwBefore() {
        guest.map(0x11, PageTable.WRITABLE);
        guest.map(0x12, PageTable.STOPPING);
        guest.store(Guest.PROGRAM, 0x0640_1800_0001_0800L, 0x0600_1000_0001_2000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isEqualTo(Errno.EFAULT);
        checkRefusal(Reason.PAGE_FAULT, 0x12000);
        assertThat(guest.pinned()).containsExactly(0x10, 0x11);
    }

    @Test
    void shouldRefuseAListThatIsLongerThanWhatCanBeReadOnceItsFirstWordIsKnown() {
        guest.store(0xff_fff8, 0x8800);
        guest.store(Guest.PROGRAM, 0x0640_1000_0000_9000L, 0x0604_1000_00ff_fff8L);
        assertThat(guest.translate(Guest.FORMAT_1)).isEqualTo(Errno.EINVAL);
        checkRefusal(Reason.IDAW_UNREADABLE, 0xff_fff8);
        assertThat(guest.pinned()).containsExactly(9);
    }

    @Test
    void shouldRefuseATicIntoASegmentThatWrapsAround4GiB() {
        guest.pages().map(0xf_ffff, 3, 0x20, PageTable.WRITABLE);
        guest.store(Guest.PROGRAM, 0x0640_1000_0000_9000L, 0x0800_0000_ffff_fff8L);
        guest.store(0xffff_fff8L, 0x0360_0001_0000_0000L, 0x0320_0001_0000_0000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isEqualTo(Errno.EFAULT);
        checkRefusal(Reason.TIC_TARGET_UNKNOWN, 0xffff_fff8L);
        assertThat(guest.view().length(0)).isEqualTo(1);
        assertThat(guest.view().length(1)).isZero();
        guest.program().free();
        checkReuse();
    }

    @Test
    void shouldKeepThePinsOfTheCcwsBeforeUntilItIsFreed() {
        guest.store(Guest.PROGRAM, 0x0640_1000_0000_2000L, 0x0604_2000_0000_3000L, 0x0320_0001_0000_0000L);
        guest.store(0x3000, 0x8000, 0x200_0000);
        assertThat(guest.translate(Guest.FORMAT_1)).isEqualTo(Errno.EINVAL);
        checkRefusal(Reason.PAGE_UNMAPPED, 0x200_0000);
        assertThat(guest.pinned()).containsExactly(2);
        assertThat(guest.pages().pinCount(0x8000)).isZero();
        assertThat(guest.view().length(0)).isEqualTo(1);
        assertThat(guest.program().isPinned(0x2000, 1)).isTrue();
        assertThat(guest.program().isPinned(0x8000, 1)).isFalse();
        guest.program().free();
        assertThat(guest.pages().pinCount(0x2000)).isZero();
        checkReuse();
    }

    @Test
    void shouldCutTheSegmentOfTheRefusedCcwAndAllBehindIt() {
        guest.store(Guest.PROGRAM, 0x0640_1000_0000_9000L, 0x0800_0000_0000_4000L);
        guest.store(0x4000, 0x0640_1000_0000_a000L, 0x0640_1000_0001_4000L, 0x0800_0000_0000_5000L);
        assertThat(guest.init()).isEqualTo(3);
        assertThat(guest.program().prefetch()).isEqualTo(Errno.EINVAL);
        assertThat(guest.view().length(0)).isEqualTo(2);
        assertThat(guest.view().length(1)).isEqualTo(1);
        assertThat(guest.view().length(2)).isZero();
        assertThat(guest.view().ccws(1)).isEqualTo(3);
        assertThat(guest.pinned()).containsExactly(9, 0xa);
    }

    @Test
    void shouldKeepTheOldProgramWhenThereIsOneAlready() {
        assertThat(guest.init(Guest.FORMAT_1, GOOD)).isEqualTo(1);
        assertThat(guest.program().prefetch()).isZero();
        final long[] pinned = guest.pinned();
        assertThat(guest.init(Guest.FORMAT_1, 0x9008)).isEqualTo(Errno.EBUSY);
        checkRefusal(Reason.ALREADY_INITIALISED, 0x9008);
        assertThat(guest.pinned()).isEqualTo(pinned).isNotEmpty();
        assertThat(guest.view().guestHead(0)).isEqualTo(GOOD);
        assertThat(guest.idal(0, 0, 3)).containsExactly(0x2_005a_c800L, 0x2_005a_f000L, 0x2_005a_e000L);
    }

    @Test
    void shouldNotTranslateWithoutAProgramOrTwice() {
        assertThat(guest.program().prefetch()).isEqualTo(Errno.EINVAL);
        assertThat(guest.program().reason()).isEqualTo(Reason.NOT_INITIALISED);
        assertThat(guest.init(Guest.FORMAT_1, GOOD)).isEqualTo(1);
        assertThat(guest.program().prefetch()).isZero();
        final long[] pinned = guest.pinned();
        assertThat(guest.program().prefetch()).isEqualTo(Errno.EINVAL);
        checkRefusal(Reason.ALREADY_PREFETCHED, GOOD);
        assertThat(guest.pinned()).isEqualTo(pinned);
        assertThat(guest.pinCount()).isEqualTo(pinned.length);
    }

    @Test
    void shouldHaveNothingToTellBeforeTheFirstRefusal() {
        assertThat(guest.program().reason()).isEqualTo(Reason.NONE);
        assertThat(guest.program().faultGpa()).isZero();
    }

    private void checkRefusal(Reason reason, long faultGpa) {
        assertThat(guest.program().reason()).isEqualTo(reason);
        assertThat(guest.program().faultGpa()).isEqualTo(faultGpa);
    }

    /** Nothing is held, and the next program is translated as the first one would have been. */
    private void checkReuse() {
        assertThat(guest.view().segments()).isZero();
        assertThat(guest.view().pins()).isZero();
        assertThat(guest.view().hostEnd()).isEqualTo(Guest.HOST_BASE);
        assertThat(guest.pinCount()).isZero();
        assertThat(guest.init(Guest.FORMAT_1, GOOD)).isEqualTo(1);
        assertThat(guest.program().prefetch()).isZero();
        assertThat(guest.view().hostHead(0)).isEqualTo(Guest.HOST_BASE);
        assertThat(guest.view().length(0)).isEqualTo(2);
        assertThat(guest.idal(0, 0, 3)).containsExactly(0x2_005a_c800L, 0x2_005a_f000L, 0x2_005a_e000L);
        assertThat(guest.idal(0, 1, 1)).containsExactly(0x2_005a_9000L);
        assertThat(guest.pinned()).containsExactly(9, 0xa, 0xb, 0xc);
    }

    private static long[] words(String text) {
        return Arrays.stream(text.split(" "))
                .mapToLong(word -> Long.parseUnsignedLong(word, 16))
                .toArray();
    }
}
