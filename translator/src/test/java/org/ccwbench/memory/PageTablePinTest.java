package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ccwbench.memory.NativeWords.UNTOUCHED;
import static org.ccwbench.memory.PageTable.FAULTING;
import static org.ccwbench.memory.PageTable.READ_ONLY;
import static org.ccwbench.memory.PageTable.STOPPING;
import static org.ccwbench.memory.PageTable.WRITABLE;

import org.agrona.UnsafeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pins on a page table of either shape. Pages 0 to 599 and the last one are writable and lie from host page 20000 on,
 * but for 10, which is read-only, 11, which cannot be brought in, and 12, which stops a pin; 13 is not mapped.
 */
@ParameterizedClass
@EnumSource(Shape.class)
class PageTablePinTest {
    private static final long HOST = 0x2_0000L << 12;

    @Parameter
    private Shape shape;

    private PageTable pages;
    private PinnedPages pinned;

    @BeforeEach
    void make() {
        pages = shape.table();
        pinned = new PinnedPages(pages);
        pages.map(0, 600, HOST >>> 12, WRITABLE);
        pages.map(Shape.LAST, 1, (HOST >>> 12) + Shape.LAST, WRITABLE);
        pages.map(10, 1, 0x30000, READ_ONLY);
        pages.map(11, 1, 0x30001, FAULTING);
        pages.map(12, 1, 0x30002, STOPPING);
        pages.unmap(13, 1);
    }

    @AfterEach
    void free() {
        pinned.close();
        pages.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0x0", "0xfff", "0x1234", "0xe000", "0xff800", "0x100001", "0x1fffff", "0x7ffff000", "0x7fffffff"})
    void shouldPinThePageAndTellWhereTheAddressIsInTheHost(String hex) {
        final long iova = Long.decode(hex);
        assertThat(pages.pinErrno(iova)).isZero();
        assertThat(pinned.pin(iova)).isTrue();
        assertThat(pinned.idal().get(0)).isEqualTo(HOST + iova);
        assertThat(pinned.idal().get(1)).isEqualTo(UNTOUCHED);
        assertThat(pinned.list()).containsExactly(iova >>> 12);
        assertThat(pages.pinCount(iova)).isEqualTo(1);
        assertThat(pages.pinCount(iova ^ 0xfff)).isEqualTo(1);
        assertThat(pages.pinCount(iova ^ 0x1000)).isZero();
        assertThat(pages.pinCount(iova ^ 0x10_0000)).isZero();
        assertThat(pages.pinCount(iova ^ 0x8000_0000L)).isZero();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0xa000, -1",
        "0xafff, -1",
        "0xb000, -14",
        "0xc123, -14",
        "0xd000, -22",
        "0x258000, -22",
        "0x7fffe000, -22",
        "0x80000000, -22",
        "0x80001000, -22",
        "0xffffffff, -22",
        "0x100000000, -22",
        "0x7fffffffffffffff, -22",
        "-0x8000000000000000, -22",
        "-0x1, -22"
    })
    void shouldRefuseAPinAndChangeNothing(String hex, int errno) {
        final long iova = Long.decode(hex);
        UnsafeApi.putInt(pinned.pins().address(0), 0x5a5a5a5a);
        assertThat(pages.pinErrno(iova)).isEqualTo(errno);
        assertThat(pinned.pin(iova)).isFalse();
        assertThat(pinned.idal().get(0)).isEqualTo(UNTOUCHED);
        assertThat(UnsafeApi.getInt(pinned.pins().address(0))).isEqualTo(0x5a5a5a5a);
        assertThat(pages.pinCount(iova)).isZero();
    }

    @Test
    void shouldCountThePinsOfEveryPage() {
        for (int i = 0; i < 20; i++) {
            pinned.pin(0x1000 + i);
            pinned.pin(0x2000);
            pinned.pin(0x10_2000);
        }
        assertThat(pages.pinCount(0x1000)).isEqualTo(20);
        assertThat(pages.pinCount(0x2fff)).isEqualTo(20);
        assertThat(pages.pinCount(0x10_2000)).isEqualTo(20);
        assertThat(pages.pinCount(0x3000)).isZero();
        pages.unpin(pinned.pins(), 59);
        assertThat(pages.pinCount(0x10_2000)).isEqualTo(19);
        assertThat(pages.pinCount(0x2000)).isEqualTo(20);
    }

    @Test
    void shouldUnpinFromAnIndexOn() {
        pinned.pinAll(0x1000, 0x2000, 0x1000, 0x7fff_f000);
        pages.unpin(pinned.pins(), 4);
        assertThat(pinned.list()).containsExactly(1, 2, 1, Shape.LAST);
        pages.unpin(pinned.pins(), 2);
        assertThat(pinned.list()).containsExactly(1, 2);
        assertThat(pages.pinCount(0x1000)).isEqualTo(1);
        assertThat(pages.pinCount(0x2000)).isEqualTo(1);
        assertThat(pages.pinCount(0x7fff_f000)).isZero();
        pages.unpin(pinned.pins(), 0);
        assertThat(pinned.pins().count()).isZero();
        assertThat(pages.pinCount(0x1000)).isZero();
        assertThat(pages.pinCount(0x2000)).isZero();
        pages.unpin(pinned.pins(), 0);
        assertThat(pages.pinCount(0x1000)).isZero();
    }

    @Test
    void shouldPinAListInOrder() {
        assertThat(pinned.pinAll(0x3800, 0x1000, 0x7fff_fabc, 0x1000)).isEqualTo(4);
        assertThat(pinned.list()).containsExactly(3, 1, Shape.LAST, 1);
        assertThat(pinned.idal().all())
                .startsWith(HOST + 0x3800, HOST + 0x1000, HOST + 0x7fff_fabcL, HOST + 0x1000, UNTOUCHED);
        assertThat(pages.pinCount(0x1000)).isEqualTo(2);
    }

    @Test
    void shouldPinAListInPlace() {
        assertThat(pinned.pinInPlace(0x3800, 0x1000, 0x2000)).isEqualTo(3);
        assertThat(pinned.pinInPlace(0x4000)).isEqualTo(1);
        assertThat(pinned.list()).containsExactly(3, 1, 2, 4);
        assertThat(pinned.idal().all())
                .startsWith(HOST + 0x3800, HOST + 0x1000, HOST + 0x2000, HOST + 0x4000, UNTOUCHED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0xa123", "0xb123", "0xc123", "0xd123", "0x80000123", "-0x1"})
    void shouldKeepThePagesInFrontOfTheRefusedOneWhereverItIs(String hex) {
        final long refused = Long.decode(hex);
        for (int position = 0; position < 5; position++) {
            final long[] iovas = {0x1000, 0x2000, 0x3000, 0x4000, 0x5000};
            iovas[position] = refused;
            for (int before = 0; before < 3; before++) {
                checkRefused(iovas, position, before, false);
                checkRefused(iovas, position, before, true);
            }
        }
    }

    private void checkRefused(long[] iovas, int position, int before, boolean inPlace) {
        for (int i = 0; i < before; i++) {
            pinned.pin(0x9000);
        }
        assertThat(inPlace ? pinned.pinInPlace(iovas) : pinned.pinAll(iovas)).isEqualTo(position);
        assertThat(pinned.pins().count()).isEqualTo(before + position);
        assertThat(pinned.idal().get(before + position)).isEqualTo(iovas[position]);
        for (int i = 0; i < iovas.length; i++) {
            assertThat(pages.pinCount(iovas[i])).isEqualTo(i < position ? 1 : 0);
            if (i < position) {
                assertThat(pinned.idal().get(before + i)).isEqualTo(HOST + iovas[i]);
                assertThat(pinned.list()[before + i]).isEqualTo(iovas[i] >>> 12);
            }
        }
        assertThat(pages.pinCount(0x9000)).isEqualTo(before);
        pinned.unpin();
        assertThat(pages.pinCount(0x9000)).isZero();
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "0x5000, 0x5fff, true",
        "0x5fff, 0x5fff, true",
        "0x5000, 0x5000, true",
        "0x4fff, 0x5000, true",
        "0x5fff, 0x6000, true",
        "0x0, 0x8000, true",
        "0x7fff0000, 0x7fffffff, true",
        "0x7fff0000, 0x7ffff000, true",
        "0x0, -0x1, true",
        "0x0, 0x4fff, false",
        "0x6000, 0x7fffefff, false",
        "0x80000000, -0x1, false",
        "0x5fff, 0x4fff, false",
        "0x6000, 0x5fff, false",
        "0x5800, 0x57ff, true",
        "-0x1, 0x0, false",
        "0x1000, 0x5fff, true",
        "-0x1000, -0x1, false"
    })
    void shouldHoldARangeInWhichAPageIsPinned(String first, String last, boolean held) {
        pinned.pin(0x5800);
        pinned.pin(0x7fff_f000);
        assertThat(pages.holds(pinned.pins(), Long.decode(first), Long.decode(last)))
                .isEqualTo(held);
    }

    @Test
    void shouldHoldNothingWithoutAPin() {
        assertThat(pages.holds(pinned.pins(), 0, -1)).isFalse();
        pinned.pin(0x5000);
        assertThat(pages.holds(pinned.pins(), 0, -1)).isTrue();
        pinned.unpin();
        assertThat(pages.holds(pinned.pins(), 0, -1)).isFalse();
    }
}
