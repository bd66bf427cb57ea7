package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ccwbench.memory.PageTable.FAULTING;
import static org.ccwbench.memory.PageTable.READ_ONLY;
import static org.ccwbench.memory.PageTable.STOPPING;
import static org.ccwbench.memory.PageTable.UNMAPPED;
import static org.ccwbench.memory.PageTable.WRITABLE;

import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page table of either shape says about its pages, and when they can be mapped and unmapped. */
@ParameterizedClass
@EnumSource(Shape.class)
class PageTableMapTest {
    @Parameter
    private Shape shape;

    private PageTable pages;
    private PinnedPages pinned;

    @BeforeEach
    void make() {
        pages = shape.table();
        pinned = new PinnedPages(pages);
    }

    @AfterEach
    void free() {
        pinned.close();
        pages.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 255, 256, Shape.LAST, Shape.LAST + 1, 1L << 31, 1L << 40, (1L << 52) - 1})
    void shouldHaveNoPageAtFirst(long page) {
        assertThat(pages.entry(page << 12)).isEqualTo(UNMAPPED);
        assertThat(pages.entry(page << 12 | 0xfff)).isEqualTo(UNMAPPED);
        assertThat(pages.pinCount(page << 12)).isZero();
        assertThat(pages.readable(page << 12)).isEqualTo(Errno.EINVAL);
        assertThat(pages.isStopping(page << 12)).isFalse();
    }

    @ParameterizedTest(name = "{1} pages from {0} on host page {2}")
    @CsvSource({
        "0, 1, 0",
        "524287, 1, 4503599627370495",
        "5, 3, 2097152",
        "255, 2, 255",
        "256, 256, 512",
        "256, 256, 513",
        "250, 700, 1274",
        "0, 512, 4503599627369984",
        "524000, 288, 96"
    })
    void shouldMapPagesInARowAndNoOthers(long page, long count, long hostPage) {
        pages.map(page, count, hostPage, WRITABLE);
        for (long i = 0; i < count; i++) {
            assertThat(pages.entry(page + i << 12)).isEqualTo(hostPage + i << 12);
            assertThat(pages.entry(page + i << 12 | 0xfff)).isEqualTo(hostPage + i << 12);
        }
        assertThat(pages.entry(page - 1 << 12)).isEqualTo(UNMAPPED);
        assertThat(pages.entry(page + count << 12)).isEqualTo(UNMAPPED);
    }

    @ParameterizedTest(name = "kind {0}: readable {1}, stopping {2}")
    @CsvSource({"0x0, 0, false", "0x200, 0, false", "0x001, -14, false", "0x002, 0, true"})
    void shouldKeepTheKindOfAPage(String hex, int readable, boolean stopping) {
        final int kind = Integer.decode(hex);
        pages.map(1, 2, 0x20000, WRITABLE);
        pages.map(256, 256, 0x30000, kind);
        pages.map(2, 1, 0x40000, kind);
        for (final long page : new long[] {2, 256, 511}) {
            assertThat(pages.entry(page << 12) & 0xfff).isEqualTo(kind);
            assertThat(pages.readable(page << 12 | 0x123)).isEqualTo(readable);
            assertThat(pages.isStopping(page << 12 | 0x123)).isEqualTo(stopping);
        }
        assertThat(pages.entry(2 << 12)).isEqualTo(0x4000_0000L | kind);
        assertThat(pages.entry(1 << 12)).isEqualTo(0x2000_0000L);
        assertThat(pages.readable(1 << 12)).isZero();
    }

    @Test
    void shouldNotStopInFrontOfAReadOnlyPage() {
        pages.map(1, 1, 0x20000, READ_ONLY | STOPPING);
        assertThat(pages.isStopping(1 << 12)).isFalse();
    }

    @Test
    void shouldReplaceWhatWasMappedBefore() {
        pages.map(0, 600, 0x20000, READ_ONLY);
        pages.map(255, 3, 0x80000, WRITABLE);
        assertThat(pages.entry(254L << 12)).isEqualTo(0x200fe200L);
        assertThat(pages.entry(255L << 12)).isEqualTo(0x80000000L);
        assertThat(pages.entry(257L << 12)).isEqualTo(0x80002000L);
        assertThat(pages.entry(258L << 12)).isEqualTo(0x20102200L);
    }

    @ParameterizedTest(name = "{1} pages from {0}")
    @CsvSource({"0, 1", "100, 1", "255, 2", "256, 256", "100, 500", "0, 600", "599, 1", "599, 100"})
    void shouldUnmapPagesAndNoOthers(long page, long count) {
        pages.map(0, 600, 0x20000, WRITABLE);
        assertThat(pages.unmap(page, count)).isZero();
        for (long i = 0; i < 600; i++) {
            final boolean unmapped = page <= i && i < page + count;
            assertThat(pages.entry(i << 12)).as("page %x", i).isEqualTo(unmapped ? UNMAPPED : 0x20000 + i << 12);
        }
    }

    @Test
    void shouldMapAPageAgainThatWasUnmapped() {
        pages.map(7, 1, 0x20000, WRITABLE);
        pages.unmap(7, 1);
        pages.map(7, 1, 0x30000, FAULTING);
        assertThat(pages.entry(7 << 12)).isEqualTo(0x3000_0001L);
    }

    @Test
    void shouldNotMindUnmappingWhatIsNotMapped() {
        assertThat(pages.unmap(0, 1)).isZero();
        assertThat(pages.unmap(Shape.LAST, 10)).isZero();
        assertThat(pages.unmap(Shape.PAGES, 10)).isZero();
        assertThat(pages.unmap(Shape.PAGES + 10, 10)).isZero();
        pages.map(Shape.LAST, 1, 0x20000, WRITABLE);
        assertThat(pages.unmap(Shape.LAST - 5, 10)).isZero();
        assertThat(pages.entry(Shape.LAST << 12)).isEqualTo(UNMAPPED);
    }

    @ParameterizedTest(name = "{1} pages from {0}")
    @CsvSource({
        "524288, 1",
        "524287, 2",
        "0, 0",
        "0, 524289",
        "-1, 1",
        "-1, 2",
        "0, -1",
        "1, 9223372036854775807",
        "4503599627370495, 1",
        "9223372036854775807, 1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, 1"
    })
    void shouldRefuseToMapWhatItDoesNotReach(long page, long count) {
        assertThatThrownBy(() -> pages.map(page, count, 0x20000, WRITABLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toHexString(page))
                .hasMessageContaining(count + " pages");
        assertThat(pages.entry(0)).isEqualTo(UNMAPPED);
        assertThat(pages.entry(Shape.LAST << 12)).isEqualTo(UNMAPPED);
    }

    @Test
    void shouldMapNothingWhenTheLastHostPageIsNone() {
        assertThatThrownBy(() -> pages.map(3, 2, (1L << 52) - 1, WRITABLE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(pages.entry(3 << 12)).isEqualTo(UNMAPPED);
        assertThat(pages.entry(4 << 12)).isEqualTo(UNMAPPED);
    }

    @ParameterizedTest(name = "{1} pages from {0}")
    @CsvSource({
        "-1, 1",
        "-1, 2",
        "-9223372036854775808, 1",
        "524288, 1",
        "4503599627370496, 1",
        "9223372036854775807, 1"
    })
    void shouldUnmapNothingWhereItDoesNotReach(long page, long count) {
        pages.map(0, 1, 0x20000, WRITABLE);
        pinned.pin(0);
        assertThat(pages.unmap(page, count)).isZero();
        assertThat(pages.pinCount(0)).isOne();
    }

    @Test
    void shouldUnmapUpToItsEnd() {
        pages.map(Shape.LAST, 1, 0x20000, WRITABLE);
        assertThat(pages.unmap(Shape.LAST, Long.MAX_VALUE)).isZero();
        assertThat(pages.entry(Shape.LAST << 12)).isEqualTo(UNMAPPED);
    }

    @ParameterizedTest(name = "host page {0}, kind {1}")
    @CsvSource({"4503599627370496, 0", "-1, 0", "0, 0x400", "0, 0x100", "0, 0x4", "0, -1", "0, 0x1000", "0, 0x603"})
    void shouldRefuseAHostPageOrKindThatThereIsNot(long hostPage, String kind) {
        assertThatThrownBy(() -> pages.map(3, 1, hostPage, Integer.decode(kind)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toHexString(hostPage))
                .hasMessageContaining("kind " + Integer.toHexString(Integer.decode(kind)));
        assertThat(pages.entry(3 << 12)).isEqualTo(UNMAPPED);
    }

    @ParameterizedTest(name = "{1} pages from {0}")
    @CsvSource({"100, 1", "100, 5", "96, 5", "90, 20", "0, 600"})
    void shouldLeaveEverythingWhenOneOfThePagesIsPinned(long page, long count) {
        pages.map(0, 600, 0x20000, WRITABLE);
        pinned.pin(100L << 12);
        assertThatThrownBy(() -> pages.map(page, count, 0x90000, READ_ONLY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Long.toHexString(page))
                .hasMessageContaining(count + " pages");
        assertThat(pages.unmap(page, count)).isEqualTo(Errno.EBUSY);
        for (long i = 0; i < 600; i++) {
            assertThat(pages.entry(i << 12)).isEqualTo(0x20000 + i << 12);
        }
        pinned.unpin();
        assertThat(pages.unmap(page, count)).isZero();
        assertThat(pages.entry(100L << 12)).isEqualTo(UNMAPPED);
    }

    @Test
    void shouldMapAndUnmapThePagesAroundOneThatIsPinned() {
        pages.map(99, 3, 0x20000, WRITABLE);
        pinned.pin(100L << 12);
        pages.map(101, 1, 0x30000, WRITABLE);
        pages.map(99, 1, 0x40000, WRITABLE);
        assertThat(pages.entry(101L << 12)).isEqualTo(0x3000_0000L);
        assertThat(pages.entry(99L << 12)).isEqualTo(0x4000_0000L);
        assertThat(pages.unmap(101, 500)).isZero();
        assertThat(pages.unmap(0, 100)).isZero();
        assertThat(pages.entry(100L << 12)).isEqualTo(0x2000_1000L);
        assertThat(pages.pinCount(100L << 12)).isEqualTo(1);
    }

    @Test
    void shouldTakeNoMoreThan16BytesAPageForAGuestThatIsMappedFromEndToEnd() {
        final long mask = new SplittableRandom(1).nextLong() & Shape.LAST;
        for (long page = 0; page < Shape.PAGES; page++) {
            pages.map(page, 1, page ^ mask, WRITABLE);
        }
        assertThat(pages.bytes()).isPositive().isLessThanOrEqualTo(16 * Shape.PAGES);
        assertThat(pages.entry(Shape.LAST << 12)).isEqualTo((Shape.LAST ^ mask) << 12);
        assertThat(pages.entry(0)).isEqualTo(mask << 12);
    }
}
