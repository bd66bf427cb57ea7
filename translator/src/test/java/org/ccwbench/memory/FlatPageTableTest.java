package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the table in one piece has: it ends where it was told to. */
class FlatPageTableTest {
    @Test
    void shouldEndBehindItsLastPage() {
        try (PageTable pages = PageTable.flat(3);
                PinnedPages pinned = new PinnedPages(pages)) {
            pages.map(0, 3, 7, PageTable.WRITABLE);
            assertThat(pinned.pin(0x2fff)).isTrue();
            assertThat(pinned.pin(0x3000)).isFalse();
            assertThat(pages.pinErrno(0x3000)).isEqualTo(Errno.EINVAL);
            assertThat(pages.entry(0x2fff)).isEqualTo(0x9000);
            assertThat(pages.entry(0x3000)).isEqualTo(PageTable.UNMAPPED);
            assertThat(pages.pinCount(0x3000)).isZero();
            assertThatThrownBy(() -> pages.map(3, 1, 0, PageTable.WRITABLE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ends at page 3");
            assertThat(pages.unmap(0, 4)).isEqualTo(Errno.EBUSY);
            assertThat(pages.unmap(3, 4)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 1000})
    void shouldTake16BytesAPage(long count) {
        try (PageTable pages = PageTable.flat(count)) {
            assertThat(pages.bytes()).isEqualTo(16 * count);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, (1L << 31) + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void shouldRefuseANumberOfPagesThatThereIsNot(long pages) {
        assertThatThrownBy(() -> PageTable.flat(pages))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not " + pages);
    }
}
