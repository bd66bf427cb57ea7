package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ccwbench.cp.SegmentTable.NONE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which segment an address lies in, from either side, and what is left after a refusal. */
class SegmentTableTest {
    private final SegmentTable segments = new SegmentTable();

    @BeforeEach
    void empty() {
        segments.clear();
    }

    @ParameterizedTest(name = "{0} in {2} CCWs at {1}: {3}")
    @CsvSource({
        "0x1000, 0x1000, 1, true",
        "0x1001, 0x1000, 1, false",
        "0xfff, 0x1000, 1, false",
        "0x1000, 0x1000, 3, true",
        "0x1007, 0x1000, 3, true",
        "0x1010, 0x1000, 3, true",
        "0x1011, 0x1000, 3, false",
        "0x1018, 0x1000, 3, false",
        "0xfff, 0x1000, 3, false",
        "0x0, 0x0, 1, true",
        "0x1000, 0x1000, 0, false",
        "0x17f8, 0x1000, 256, true",
        "0x17f9, 0x1000, 256, false",
        "0x80000008, 0x80000000, 2, true",
        "0x80000009, 0x80000000, 2, false",
        "0xfffffff8, 0xfffffff8, 1, true",
        "0xffffffff, 0xffffffff, 1, true",
        "0xfffffff8, 0xfffffff0, 2, true",
        "0xfffffff8, 0xfffffff8, 2, false",
        "0x0, 0xfffffff8, 2, false",
        "0xfffffffc, 0xfffffff8, 2, false",
    })
    void shouldCompareAddressesByteByByteAndNotWrap(String address, String head, int ccws, boolean within) {
        assertThat(SegmentTable.isWithin(Long.decode(address), Long.decode(head), ccws))
                .isEqualTo(within);
    }

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(segments.count()).isZero();
        assertThat(segments.holding(0)).isEqualTo(NONE);
        assertThat(segments.toGuest(0)).isZero();
        assertThat(segments.toGuest(0x10_0000)).isEqualTo(0x10_0000);
    }

    @Test
    void shouldKeepTheOrderOfItsSegments() {
        segments.add(0x2000, 0x10_0000, 3);
        segments.add(0x1000, 0x10_0100, 256);
        assertThat(segments.count()).isEqualTo(2);
        assertThat(segments.guestHead(0)).isEqualTo(0x2000);
        assertThat(segments.hostHead(0)).isEqualTo(0x10_0000);
        assertThat(segments.length(0)).isEqualTo(3);
        assertThat(segments.copied(0)).isEqualTo(3);
        assertThat(segments.guestHead(1)).isEqualTo(0x1000);
        assertThat(segments.hostHead(1)).isEqualTo(0x10_0100);
        assertThat(segments.length(1)).isEqualTo(256);
        assertThat(segments.copied(1)).isEqualTo(256);
    }

    @Test
    void shouldFindTheFirstOfSegmentsThatOverlap() {
        segments.add(0x1010, 0x10_0000, 3);
        segments.add(0x1000, 0x10_0100, 8);
        assertThat(segments.holding(0x1008)).isEqualTo(1);
        assertThat(segments.holding(0x1010)).isZero();
        assertThat(segments.holding(0x1020)).isZero();
        assertThat(segments.holding(0x1021)).isEqualTo(1);
        assertThat(segments.holding(0x1038)).isEqualTo(1);
        assertThat(segments.holding(0x1039)).isEqualTo(NONE);
        assertThat(segments.holding(0xfff)).isEqualTo(NONE);
    }

    @Test
    void shouldFindThePlaceInTheHostSegment() {
        segments.add(0x2000, 0x10_0000, 3);
        segments.add(0x1000, 0x10_0100, 4);
        assertThat(segments.toHost(0x1000, 1)).isEqualTo(0x10_0100);
        assertThat(segments.toHost(0x1014, 1)).isEqualTo(0x10_0114);
        assertThat(segments.toHost(0x2008, 0)).isEqualTo(0x10_0008);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "0xfffff, 0xfffff",
        "0x100000, 0x1000",
        "0x100001, 0x1001",
        "0x100018, 0x1018",
        "0x100019, 0x100019",
        "0x100fff, 0x100fff",
        "0x101000, 0x1800",
        "0x101008, 0x1808",
        "0x101009, 0x101009",
        "0x0, 0x0",
        "0xffffffff, 0xffffffff"
    })
    void shouldTurnHostAddressesBackUpToThePlaceBehindASegment(String host, String guest) {
        segments.add(0x1000, 0x10_0000, 3);
        segments.add(0x1800, 0x10_1000, 1);
        assertThat(segments.toGuest(Long.decode(host))).isEqualTo(Long.decode(guest));
    }

    @Test
    void shouldGiveAnAddressBetweenAdjacentHostSegmentsToTheFirst() {
        segments.add(0x1000, 0x10_0000, 3);
        segments.add(0x4000, 0x10_0018, 2);
        assertThat(segments.toGuest(0x10_0018)).isEqualTo(0x1018);
        assertThat(segments.toGuest(0x10_0019)).isEqualTo(0x4001);
    }

    @Test
    void shouldWrapTheGuestAddressBehindTheLastOne() {
        segments.add(0xffff_fff0L, 0x10_0000, 2);
        assertThat(segments.toGuest(0x10_0008)).isEqualTo(0xffff_fff8L);
        assertThat(segments.toGuest(0x10_0010)).isZero();
    }

    @Test
    void shouldLeaveNothingOfTheRefusedCcwOrBehindIt() {
        segments.add(0x1000, 0x10_0000, 3);
        segments.add(0x2000, 0x10_1000, 5);
        segments.add(0x3000, 0x10_2000, 2);
        segments.cut(1, 2);
        assertThat(segments.length(0)).isEqualTo(3);
        assertThat(segments.length(1)).isEqualTo(2);
        assertThat(segments.length(2)).isZero();
        assertThat(segments.copied(1)).isEqualTo(5);
        assertThat(segments.copied(2)).isEqualTo(2);
        assertThat(segments.count()).isEqualTo(3);
        assertThat(segments.holding(0x2008)).isEqualTo(1);
        assertThat(segments.holding(0x2010)).isEqualTo(NONE);
        assertThat(segments.holding(0x3000)).isEqualTo(NONE);
        assertThat(segments.toGuest(0x10_1010)).isEqualTo(0x2010);
        assertThat(segments.toGuest(0x10_1018)).isEqualTo(0x10_1018);
        assertThat(segments.toGuest(0x10_2000)).isEqualTo(0x3000);
        assertThat(segments.toGuest(0x10_2008)).isEqualTo(0x10_2008);
    }

    @Test
    void shouldForgetARefusalWithTheSegments() {
        segments.add(0x1000, 0x10_0000, 3);
        segments.cut(0, 1);
        segments.clear();
        assertThat(segments.count()).isZero();
        assertThat(segments.holding(0x1000)).isEqualTo(NONE);
        assertThat(segments.toGuest(0x10_0000)).isEqualTo(0x10_0000);
        for (int i = 0; i < Limits.SEGMENTS; i++) {
            segments.add(0x1000L * i, 0x10_0000 + 0x1000L * i, i + 1);
        }
        for (int i = 0; i < Limits.SEGMENTS; i++) {
            assertThat(segments.length(i)).isEqualTo(i + 1);
            assertThat(segments.holding(0x1000L * i)).isEqualTo(i);
        }
    }
}
