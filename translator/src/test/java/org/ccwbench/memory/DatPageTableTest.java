package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ccwbench.memory.PageTable.READ_ONLY;
import static org.ccwbench.memory.PageTable.UNMAPPED;
import static org.ccwbench.memory.PageTable.WRITABLE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the table of z/Architecture's shape has: levels, and frames of 1 MiB that are broken up when they must. */
class DatPageTableTest {
    private static final long SEGMENT_TABLE_BYTES = 2048 * 16;
    private static final long REGION_TABLE_BYTES = 2048 * 8;
    private static final long PAGE_TABLE_BYTES = 256 * 8;
    private static final long COUNTS_BYTES = 256 * 4;

    @ParameterizedTest(name = "2^{0} pages take {1} region tables")
    @CsvSource({"0, 0", "8, 0", "19, 0", "20, 1", "30, 1", "31, 2", "41, 2", "42, 3", "52, 3"})
    void shouldHaveAsManyLevelsAsItsGuestNeeds(int bits, int regionTables) {
        final long last = (1L << bits) - 1;
        try (PageTable pages = PageTable.dat(1L << bits)) {
            assertThat(pages.bytes()).isEqualTo(regionTables == 0 ? SEGMENT_TABLE_BYTES : REGION_TABLE_BYTES);
            pages.map(last, 1, 0x2_0000, WRITABLE);
            assertThat(pages.entry(last << 12)).isEqualTo(0x2000_0000L);
            assertThat(pages.bytes())
                    .isEqualTo(
                            SEGMENT_TABLE_BYTES + regionTables * REGION_TABLE_BYTES + PAGE_TABLE_BYTES + COUNTS_BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 19, 1 << 30, 1L << 41})
    void shouldHaveOneMoreLevelForOneMorePage(long most) {
        try (PageTable pages = PageTable.dat(most);
                PageTable larger = PageTable.dat(most + 1)) {
            assertThatThrownBy(() -> pages.map(most, 1, 0, WRITABLE)).isInstanceOf(IllegalArgumentException.class);
            assertThat(pages.entry(most << 12)).isEqualTo(UNMAPPED);
            larger.map(most, 1, 0, WRITABLE);
            assertThat(larger.entry(most << 12)).isZero();
            assertThat(larger.bytes() - pages.bytes()).isGreaterThanOrEqualTo(REGION_TABLE_BYTES);
        }
    }

    @ParameterizedTest(name = "2^{0} pages")
    @ValueSource(ints = {19, 30, 41, 52})
    void shouldKeepPagesApartThatDifferInOneDigit(int bits) {
        try (PageTable pages = PageTable.dat(1L << bits);
                PinnedPages pinned = new PinnedPages(pages)) {
            final long page = 0x5_5555_5555_5555L & (1L << bits) - 1;
            pages.map(page, 1, 1000, WRITABLE);
            for (int bit = 0; bit < bits; bit++) {
                assertThat(pages.entry((page ^ 1L << bit) << 12))
                        .as("bit %d", bit)
                        .isEqualTo(UNMAPPED);
                pages.map(page ^ 1L << bit, 1, bit, WRITABLE);
            }
            assertThat(pages.entry(page << 12)).isEqualTo(1000 << 12);
            for (int bit = 0; bit < bits; bit++) {
                final long iova = (page ^ 1L << bit) << 12;
                assertThat(pages.entry(iova)).isEqualTo((long) bit << 12);
                assertThat(pages.pinCount(iova)).isZero();
                assertThat(pinned.pin(iova | 0xabc)).isTrue();
                assertThat(pages.page(pinned.pins(), bit)).isEqualTo(page ^ 1L << bit);
            }
            assertThat(pages.pinCount(page << 12)).isZero();
            assertThat(pages.unmap(page, 1)).isZero();
            assertThat(pages.holds(pinned.pins(), (page ^ 1L << bits - 1) << 12, (page ^ 1L << bits - 1) << 12))
                    .isTrue();
            pinned.unpin();
            for (int bit = 0; bit < bits; bit++) {
                assertThat(pages.pinCount((page ^ 1L << bit) << 12)).isZero();
            }
        }
    }

    @Test
    void shouldReachTheLastPageOf64Bits() {
        final long last = (1L << 52) - 1;
        try (PageTable pages = PageTable.dat(1L << 52);
                PinnedPages pinned = new PinnedPages(pages)) {
            pages.map(last, 1, 5, WRITABLE);
            assertThat(pinned.pin(-1)).isTrue();
            assertThat(pinned.idal().get(0)).isEqualTo(0x5fff);
            assertThat(pinned.list()).containsExactly(last);
            assertThat(pages.holds(pinned.pins(), -1, -1)).isTrue();
            assertThat(pages.holds(pinned.pins(), 0, -0x1001)).isFalse();
            assertThat(pages.unmap(last, 1)).isEqualTo(Errno.EBUSY);
            assertThatThrownBy(() -> pages.map(last + 1, 1, 0, WRITABLE)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pages.map(last, 2, 0, WRITABLE)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, (1L << 52) + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void shouldRefuseANumberOfPagesThatThereIsNot(long pages) {
        assertThatThrownBy(() -> PageTable.dat(pages))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not " + pages);
    }

    @ParameterizedTest(name = "{1} pages from {0} on host page {2}: {3} frames, {4} page tables")
    @CsvSource({
        "256, 256, 512, 1, 0",
        "0, 1024, 256, 4, 0",
        "256, 255, 512, 0, 1",
        "257, 255, 513, 0, 1",
        "255, 258, 511, 1, 2",
        "257, 300, 512, 0, 2",
        "256, 256, 513, 0, 1",
        "256, 256, 640, 0, 1",
        "256, 511, 512, 1, 1",
        "0, 512, 1, 0, 2"
    })
    void shouldMakeAFrameOf256PagesThatLieAlikeInGuestAndHost(
            long page, long count, long hostPage, int frames, int pageTables) {
        try (PageTable pages = PageTable.dat(1 << 19)) {
            pages.map(page, count, hostPage, READ_ONLY);
            assertThat(pages.bytes())
                    .isEqualTo(SEGMENT_TABLE_BYTES
                            + frames * COUNTS_BYTES
                            + pageTables * (PAGE_TABLE_BYTES + COUNTS_BYTES));
            for (long i = 0; i < count; i++) {
                assertThat(pages.entry(page + i << 12)).isEqualTo(hostPage + i << 12 | READ_ONLY);
            }
        }
    }

    @Test
    void shouldMakeNoFrameWhereThereIsAPageTable() {
        try (PageTable pages = PageTable.dat(1 << 19)) {
            pages.map(256, 1, 7, WRITABLE);
            pages.map(256, 256, 512, WRITABLE);
            assertThat(pages.bytes()).isEqualTo(SEGMENT_TABLE_BYTES + PAGE_TABLE_BYTES + COUNTS_BYTES);
            assertThat(pages.entry(256 << 12)).isEqualTo(512 << 12);
            assertThat(pages.entry(511 << 12)).isEqualTo(767 << 12);
        }
    }

    @ParameterizedTest(name = "page {0}")
    @ValueSource(longs = {256, 300, 511})
    void shouldBreakAFrameUpWhenOnePageIsRemapped(long changed) {
        try (PageTable pages = PageTable.dat(1 << 19)) {
            pages.map(0, 768, 512, READ_ONLY);
            pages.map(changed, 1, 0x9999, WRITABLE);
            checkBroken(pages, changed, 0x999_9000L);
        }
    }

    @ParameterizedTest(name = "page {0}")
    @ValueSource(longs = {256, 300, 511})
    void shouldBreakAFrameUpWhenOnePageIsUnmapped(long changed) {
        try (PageTable pages = PageTable.dat(1 << 19)) {
            pages.map(0, 768, 512, READ_ONLY);
            assertThat(pages.unmap(changed, 1)).isZero();
            checkBroken(pages, changed, UNMAPPED);
        }
    }

    /** A frame out of three has got a page table, and only one of its pages has changed. */
    private static void checkBroken(PageTable pages, long changed, long entry) {
        assertThat(pages.bytes()).isEqualTo(SEGMENT_TABLE_BYTES + 3 * COUNTS_BYTES + PAGE_TABLE_BYTES);
        for (long page = 0; page < 768; page++) {
            assertThat(pages.entry(page << 12))
                    .as("page %x", page)
                    .isEqualTo(page == changed ? entry : 512 + page << 12 | READ_ONLY);
        }
    }

    @Test
    void shouldKeepThePinsOfAFrameThatIsBrokenUp() {
        try (PageTable pages = PageTable.dat(1 << 19);
                PinnedPages pinned = new PinnedPages(pages)) {
            pages.map(0, 512, 512, WRITABLE);
            pinned.pinAll(0x10_0000, 0x10_3000, 0x10_3000, 0x1f_f000);
            pages.map(0x105, 1, 0x9999, WRITABLE);
            assertThat(pages.pinCount(0x10_0000)).isEqualTo(1);
            assertThat(pages.pinCount(0x10_3000)).isEqualTo(2);
            assertThat(pages.pinCount(0x1f_f000)).isEqualTo(1);
            assertThat(pages.pinCount(0x10_5000)).isZero();
            assertThat(pinned.pin(0x10_5000)).isTrue();
            assertThat(pinned.list()).containsExactly(0x100, 0x103, 0x103, 0x1ff, 0x105);
            pinned.unpin();
            for (long page = 0; page < 512; page++) {
                assertThat(pages.pinCount(page << 12)).isZero();
            }
        }
    }

    @Test
    void shouldRefuseToBreakAFrameUpForAPageThatIsPinned() {
        try (PageTable pages = PageTable.dat(1 << 19);
                PinnedPages pinned = new PinnedPages(pages)) {
            pages.map(0, 512, 512, WRITABLE);
            pinned.pin(0x10_3000);
            final long before = pages.bytes();
            assertThat(pages.unmap(0x103, 1)).isEqualTo(Errno.EBUSY);
            assertThat(pages.unmap(0x100, 256)).isEqualTo(Errno.EBUSY);
            assertThatThrownBy(() -> pages.map(0x103, 1, 0, WRITABLE)).isInstanceOf(IllegalStateException.class);
            assertThat(pages.bytes()).isEqualTo(before);
        }
    }

    @Test
    void shouldCountThePinsOfManySegments() {
        try (PageTable pages = PageTable.dat(1L << 52);
                PinnedPages pinned = new PinnedPages(pages)) {
            for (int i = 0; i < 50; i++) {
                pages.map((long) i << 20 | i, 1, i, WRITABLE);
            }
            for (int i = 0; i < 50; i++) {
                assertThat(pinned.pin(((long) i << 20 | i) << 12)).isTrue();
            }
            for (int i = 0; i < 50; i++) {
                assertThat(pages.page(pinned.pins(), i)).isEqualTo((long) i << 20 | i);
                assertThat(pages.pinCount(((long) i << 20 | i) << 12)).isEqualTo(1);
                assertThat(pinned.idal().get(i)).isEqualTo((long) i << 12);
            }
            pages.unpin(pinned.pins(), 25);
            for (int i = 0; i < 50; i++) {
                assertThat(pages.pinCount(((long) i << 20 | i) << 12)).isEqualTo(i < 25 ? 1 : 0);
            }
        }
    }
}
