package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Host CCWs and their IDALs, and the pages that were pinned for them, one guest CCW at a time. */
class CcwTranslatorTest {
    private static final long LIST = 0x3000;

    private final Guest guest = new Guest();

    @AfterEach
    void free() {
        guest.close();
    }

    @ParameterizedTest(name = "{0} under {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0320000100000000 | 00c2ff00 | 03240001 | 0                                       |
            0600100000002000 | 00c2ff00 | 06041000 | 2005a7000                               | 2
            0600100000002800 | 00c2ff00 | 06041000 | 2005a7800 2005a6000                     | 2 3
            0600400000004000 | 00c2ff00 | 06044000 | 2005a1000 2005a0000 2005a3000 2005a2000 | 4 5 6 7
            0600300000004001 | 00c2ff00 | 06043000 | 2005a1001 2005a0000 2005a3000 2005a2000 | 4 5 6 7
            0600000100002fff | 00c2ff00 | 06040001 | 2005a7fff                               | 2
            0600000200002fff | 00c2ff00 | 06040002 | 2005a7fff 2005a6000                     | 2 3
            0620000000002000 | 00c2ff00 | 06240000 | 2000                                    |
            0610180000002000 | 00c2ff00 | 06141800 | 2000 3000                               |
            0510100000002000 | 00c2ff00 | 05141000 | 2005a7000                               | 2
            0310100000002000 | 00c2ff00 | 03141000 | 2000                                    |
            0300180000002800 | 00c2ff00 | 03041800 | 2800 3000                               |
            1300001000002000 | 00c2ff00 | 13040010 | 2005a7000                               | 2
            1800000800002000 | 00c2ff00 | 18040008 | 2005a7000                               | 2
            0623100000002000 | 00c2ff00 | 06271000 | 2005a7000                               | 2
            0600100000008400 | 00c0ff00 | 06041000 | 2005ad400 2005ad800 2005ac000           | 8 8 9
            0600100000008400 | 00c1ff00 | 06041000 | 2005ad400 2005ad800 2005ac000           | 8 8 9
            0600100000008400 | 00c3ff00 | 06041000 | 2005ad400 2005ad800 2005ac000           | 8 8 9
            0600040000008400 | 00c0ff00 | 06040400 | 2005ad400                               | 8
            0610100000008400 | 00c3ff00 | 06141000 | 8400 8800 9000                          |
            06100c0000008400 | 00c0ff00 | 06140c00 | 840000008800 0                          |
            0610100000008400 | 00c0ff00 | 06141000 | 840000008800 900000000000 0             |
            0300000000008400 | 00c0ff00 | 03040000 | 840000000000                            |
            0310180000008400 | 00c1ff00 | 03141800 | 840000008800 900000009800 0 0           |
            06100002ffffffff | 00c2ff00 | 06140002 | ffffffff 100000000                      |
            06100002ffffffff | 00c3ff00 | 06140002 | ffffffff 100000000                      |
            06100002ffffffff | 00c0ff00 | 06140002 | ffffffff00000000 0                      |
            """)
    void shouldMakeAnIdalForDataThatTheCcwNames(String ccw, String flags, String head, String idal, String pinned) {
        checkTranslated(ccw, flags, head, idal, pinned);
    }

    @ParameterizedTest(name = "{0} with {2} under {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0604200000003000 | 00c2ff00 | 8000 6000           | 06042000 | 2005ad000 2005a3000           | 8 6
            0604200000003000 | 00c2ff00 | 8000 9000           | 06042000 | 2005ad000 2005ac000           | 8 9
            0604200100003000 | 00c2ff00 | 8800 9000 a000      | 06042001 | 2005ad800 2005ac000 2005af000 | 8 9 a
            0604200000003000 | 00c2ff00 | 8800 9800 0         | 06042000 | 2005ad800 2005ac800 2005a5000 | 8 9 0
            0604100000003000 | 00c3ff00 | 8000 8800           | 06041000 | 2005ad000 2005ad800           | 8 8
            0604000000003000 | 00c2ff00 | 123456789abcdef0    | 06040000 | 123456789abcdef0              |
            0304000100003000 | 00c2ff00 | 8001                | 03040001 | 8001                          |
            0314200000003000 | 00c2ff00 | 8001 fedcba9876543210 1 | 03142000 | 8001 fedcba9876543210 1   |
            060f100000003000 | 00c2ff00 | 8000                | 060f1000 | 2005ad000                     | 8
            0604000100003000 | 00c2ff00 | 8fff                | 06040001 | 2005adfff                     | 8
            0604000200003000 | 00c2ff00 | 8fff 6123           | 06040002 | 2005adfff 2005a3123           | 8 6
            0604000200003000 | 00c3ff00 | 8fff 6123           | 06040002 | 2005adfff 2005a3123           | 8 6
            """)
    void shouldReplaceTheWordsOfAFormat2List(
            String ccw, String flags, String list, String head, String idal, String pinned) {
        guest.store(LIST, words(list));
        checkTranslated(ccw, flags, head, idal, pinned);
    }

    @ParameterizedTest(name = "{0} with {2} under {1}")
    @CsvSource(delimiter = '|', textBlock = """
            06040c0000003000 | 00c0ff00 | 8400 8800      | 06040c00 | 2005ad400 2005ad800           | 8 8
            06040c0000003000 | 00c1ff00 | 8400 8800      | 06040c00 | 2005ad400 2005ad800           | 8 8
            0604080200003000 | 00c0ff00 | 8fff 6000 7123 | 06040802 | 2005adfff 2005a3000 2005a2123 | 8 6 7
            0604080000003000 | 00c0ff00 | 8000           | 06040800 | 2005ad000                     | 8
            06140c0000003000 | 00c0ff00 | 8400 fedcba98  | 06140c00 | 8400fedcba98 0                |
            0304180000003000 | 00c0ff00 | 89abcdef 1 2 3 | 03041800 | 89abcdef00000001 200000003 0 0 |
            0604000000003000 | 00c0ff00 | 89abcdef       | 06040000 | 89abcdef00000000              |
            0604000000003000 | 00c0ff00 | 89abcdef 1     | 06040000 | 89abcdef00000000              |
            """)
    void shouldWidenTheWordsOfAFormat1List(
            String ccw, String flags, String list, String head, String idal, String pinned) {
        final long[] words = words(list);
        guest.storeInts(LIST, Arrays.stream(words).mapToInt(word -> (int) word).toArray());
        guest.storeInts(LIST + 4L * words.length, -1, -1, -1);
        checkTranslated(ccw, flags, head, idal, pinned);
    }

    @Test
    void shouldMakeTheLongestLists() {
        checkLongest(Guest.FORMAT_1, 0x10fff, 17, 0x1000);
        checkLongest(0x00c3_ff00, 0x107ff, 33, 0x800);
    }

    private void checkLongest(int flags, long address, int idaws, int block) {
        guest.store(Guest.PROGRAM, 0x0600_ffff_0000_0000L | address);
        assertThat(guest.translate(flags)).isZero();
        final long[] idal = guest.idal(0, 0, idaws);
        long iova = address;
        for (int i = 0; i < idaws; i++) {
            assertThat(idal[i]).isEqualTo(0x2_0000_0000L + (iova ^ 0x5a_5000));
            assertThat(guest.pinned()[i]).isEqualTo(iova >>> 12);
            iova = (iova / block + 1) * block;
        }
        assertThat(guest.pinned()).hasSize(idaws);
        guest.program().free();
    }

    @Test
    void shouldPlaceTheIdalsInTheOrderOfTheCcwsBehindTheSegments() {
        guest.store(
                Guest.PROGRAM,
                0x0640_1000_0000_4000L,
                0x0640_1001_0000_5000L,
                0x0650_0001_0000_6000L,
                0x0640_1000_0000_7000L,
                0x0620_0001_0000_8000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        final long idals = Guest.HOST_BASE + (5 + 3) * 8;
        assertThat(guest.view().ccw(0, 0)).isEqualTo(0x0644_1000_0000_0000L | idals);
        assertThat(guest.view().ccw(0, 1)).isEqualTo(0x0644_1001_0000_0000L | idals + 8);
        assertThat(guest.view().ccw(0, 2)).isEqualTo(0x0654_0001_0000_0000L | idals + 24);
        assertThat(guest.view().ccw(0, 3)).isEqualTo(0x0644_1000_0000_0000L | idals + 32);
        assertThat(guest.view().ccw(0, 4)).isEqualTo(0x0624_0001_0000_0000L | idals + 40);
        assertThat(guest.view().hostEnd()).isEqualTo(idals + 48);
        assertThat(guest.pinned()).containsExactly(4, 5, 6, 7, 8);
        assertThat(guest.pinCount()).isEqualTo(5);
    }

    @Test
    void shouldPointATicAtTheHostSegmentAndKeepItsOtherFields() {
        guest.store(Guest.PROGRAM, 0x0740_0006_0000_2000L, 0x087f_1234_0000_1004L, 0x0800_0000_0000_1800L);
        guest.store(0x1800, 0x0640_0010_0000_4000L, 0x0800_0000_0000_1000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        assertThat(guest.view().ccw(0, 1)).isEqualTo(0x087f_1234_0000_0004L | Guest.HOST_BASE);
        assertThat(guest.view().ccw(0, 2)).isEqualTo(0x0800_0000_0000_0030L | Guest.HOST_BASE);
        assertThat(guest.view().ccw(1, 1)).isEqualTo(0x0800_0000_0000_0000L | Guest.HOST_BASE);
        assertThat(guest.pinned()).containsExactly(2, 4);
    }

    @ParameterizedTest(name = "{0} at {1} under {2}")
    @CsvSource({
        "0x0604, 0x7ff8, 0x00c2ff00",
        "0x0304, 0x7ff8, 0x00c2ff00",
        "0x0604, 0x7ff8, 0x00c3ff00",
        "0x0604, 0x7ffc, 0x00c0ff00",
        "0x0614, 0x7ffc, 0x00c0ff00"
    })
    void shouldNotReadBehindTheLastWordThatIsNeeded(String head, String list, String flags) {
        guest.pages().unmap(8, 1);
        guest.store(Guest.PROGRAM, Long.decode(head) << 48 | 0x0800_0000_0000L | Long.decode(list));
        assertThat(guest.translate(Integer.decode(flags))).isZero();
        assertThat(guest.view().ccw(0, 0) >>> 32).isEqualTo(Long.decode(head) << 16 | 0x0800);
    }

    @ParameterizedTest(name = "{0} under {1}")
    @CsvSource({
        "0x0600280100008000, 0x00c3ff00",
        "0x0610280100008000, 0x00c3ff00",
        "0x0610100000008000, 0x00c0ff00",
        "0x0604200000003000, 0x00c2ff00",
        "0x0604100000003000, 0x00c3ff00",
        "0x0604100000003000, 0x00c0ff00",
        "0x0614200000003000, 0x00c2ff00",
        "0x0614100000003000, 0x00c0ff00"
    })
    void shouldWriteNothingBehindTheLastWord(String ccw, String flags) {
        final long[] earlier = new long[16];
        Arrays.fill(earlier, 0x1234_5678_9abc_d000L);
        guest.store(0x4000, earlier);
        guest.store(Guest.PROGRAM, 0x0214_ffff_0000_4000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        guest.program().free();

        guest.store(LIST, 0x8000, 0x9000, 0xa000, 0xb000);
        guest.store(Guest.PROGRAM, Long.decode(ccw));
        assertThat(guest.translate(Integer.decode(flags))).isZero();
        final HostProgram view = guest.view();
        assertThat(view.word(view.hostEnd())).isEqualTo(earlier[0]);
        assertThat(view.word(view.hostEnd() + 8)).isEqualTo(earlier[0]);
    }

    @Test
    void shouldTranslateMixedCcwsOfTwoSegments() {
        guest.store(0x3000, 0x8000, 0x9000);
        guest.store(Guest.PROGRAM, 0x0840_0000_0000_2000L, 0x0604_2000_0000_3000L);
        guest.store(
                0x2000,
                0x0640_0001_0000_4000L,
                0x0640_0001_0000_5000L,
                0x0640_0001_0000_6000L,
                0x0640_0001_0000_7000L,
                0x0644_2000_0000_3000L,
                0x0640_0001_0000_a000L,
                0x0654_0001_0000_3000L,
                0x0604_2000_0000_3000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        final long second = Guest.HOST_BASE + (2 + 3) * 8;
        final long idals = second + (8 + 3) * 8;
        final HostProgram view = guest.view();
        assertThat(view.ccw(0, 0)).isEqualTo(0x0840_0000_0000_0000L | second);
        assertThat(view.ccw(0, 1)).isEqualTo(0x0604_2000_0000_0000L | idals);
        assertThat(view.ccw(1, 0)).isEqualTo(0x0644_0001_0000_0000L | idals + 16);
        assertThat(view.ccw(1, 3)).isEqualTo(0x0644_0001_0000_0000L | idals + 40);
        assertThat(view.ccw(1, 4)).isEqualTo(0x0644_2000_0000_0000L | idals + 48);
        assertThat(view.ccw(1, 5)).isEqualTo(0x0644_0001_0000_0000L | idals + 64);
        assertThat(view.ccw(1, 6)).isEqualTo(0x0654_0001_0000_0000L | idals + 72);
        assertThat(view.ccw(1, 7)).isEqualTo(0x0604_2000_0000_0000L | idals + 80);
        assertThat(view.hostEnd()).isEqualTo(idals + 96);
        assertThat(guest.pinned()).containsExactly(8, 9, 4, 5, 6, 7, 8, 9, 0xa, 8, 9);
        assertThat(guest.idal(0, 1, 2)).containsExactly(0x2_005a_d000L, 0x2_005a_c000L);
        assertThat(guest.idal(1, 6, 1)).containsExactly(0x8000);
    }

    @Test
    void shouldNotTakeATicThatLooksLikeDataForData() {
        guest.store(Guest.PROGRAM, 0x0840_0010_0000_1008L, 0x0600_1000_0000_4000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        assertThat(guest.view().ccw(0, 0)).isEqualTo(0x0840_0010_0000_0008L | Guest.HOST_BASE);
        assertThat(guest.pinned()).containsExactly(4);
    }

    @Test
    void shouldWrapAround4GiBOnlyInFormat1() {
        guest.pages().map(0xf_ffff, 2, 0x30, PageTable.WRITABLE);
        guest.store(Guest.PROGRAM, 0x0600_0802_ffff_ffffL);
        assertThat(guest.translate(0x00c0_ff00)).isZero();
        assertThat(guest.pinned()).containsExactly(0xf_ffff, 0, 0);
        guest.program().free();
        assertThat(guest.translate(0x00c3_ff00)).isZero();
        assertThat(guest.pinned()).containsExactly(0xf_ffff, 0x10_0000, 0x10_0000);
    }

    @Test
    void shouldReachHostPagesAbove4GiB() {
        guest.pages().map(0x20, 1, (1L << 52) - 1, PageTable.WRITABLE);
        guest.store(Guest.PROGRAM, 0x0600_0010_0002_0123L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        assertThat(guest.idal(0, 0, 1)).containsExactly(0xffff_ffff_ffff_f123L);
    }

    private void checkTranslated(String ccw, String flags, String head, String idal, String pinned) {
        guest.store(Guest.PROGRAM, Long.parseUnsignedLong(ccw, 16));
        assertThat(guest.translate(Integer.parseUnsignedInt(flags, 16))).isZero();
        assertThat(guest.view().ccw(0, 0) >>> 32).isEqualTo(Long.parseLong(head, 16));
        final long[] expected = words(idal);
        assertThat(guest.idal(0, 0, expected.length)).containsExactly(expected);
        assertThat(guest.view().hostEnd()).isEqualTo(Guest.HOST_BASE + (1 + 3) * 8 + 8L * expected.length);
        assertThat(guest.pinned()).containsExactly(pinned == null ? new long[0] : words(pinned));
        assertThat(guest.pinCount()).isEqualTo(guest.pinned().length);
    }

    private static long[] words(String text) {
        return Arrays.stream(text.split(" "))
                .mapToLong(word -> Long.parseUnsignedLong(word, 16))
                .toArray();
    }
}
