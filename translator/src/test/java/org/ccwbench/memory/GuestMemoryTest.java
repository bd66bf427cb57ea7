package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a guest may be read at: every page of a range counts, and the storage behind may end before the table does. Page
 * 1 is read-only, 4 cannot be brought in, 5 is not mapped, 6 stops a pin; storage has six and a half pages.
 */
class GuestMemoryTest {
    private static final long STORAGE_BYTES = 0x6800;

    private final GuestStorage storage = GuestStorage.anonymous(STORAGE_BYTES);
    private final PageTable pages = PageTable.flat(16);
    private final GuestMemory guest = new GuestMemory(storage, pages);

    @BeforeEach
    void map() {
        pages.map(0, 8, 0x100, PageTable.WRITABLE);
        pages.map(1, 1, 0x101, PageTable.READ_ONLY);
        pages.map(4, 1, 0x104, PageTable.FAULTING);
        pages.unmap(5, 1);
        pages.map(6, 1, 0x106, PageTable.STOPPING);
    }

    @AfterEach
    void free() {
        pages.close();
        storage.close();
    }

    @Test
    void shouldShowItsPages() {
        assertThat(guest.pages()).isSameAs(pages);
    }

    @ParameterizedTest(name = "{1} bytes at {0}")
    @CsvSource({
        "0x0, 1",
        "0x0, 2048",
        "0x800, 2048",
        "0x801, 2048",
        "0xfff, 1",
        "0xfff, 2",
        "0x1ff8, 8",
        "0x1fff, 2048",
        "0x2ffc, 8",
        "0x3800, 2048",
        "0x3fff, 1",
        "0x6000, 2048",
        "0x67ff, 1"
    })
    void shouldLocateARangeOfPagesThatCanBeRead(String gpa, int bytes) {
        final long located = guest.locate(Long.decode(gpa), bytes);
        assertThat(located).isPositive().isEqualTo(storage.locate(Long.decode(gpa), bytes));
    }

    @ParameterizedTest(name = "{1} bytes at {0}: {2}")
    @CsvSource({
        "0x5000, 1, -22",
        "0x5fff, 1, -22",
        "0x5fff, 2, -22",
        "0x4000, 1, -14",
        "0x4fff, 1, -14",
        "0x4fff, 2, -14",
        "0x3fff, 2, -14",
        "0x3801, 2048, -14",
        "0x7fff, 2, -22",
        "0xfff8, 8, -22",
        "0x10000, 1, -22",
        "0x7fffffffffffffff, 1, -22",
    })
    void shouldSayWhyThePagesCannotBeRead(String gpa, int bytes, int errno) {
        assertThat(guest.locate(Long.decode(gpa), bytes)).isEqualTo(errno);
    }

    @Test
    void shouldSayThatTheSecondPageIsNotMapped() {
        pages.map(4, 1, 0x104, PageTable.READ_ONLY);
        assertThat(guest.locate(0x4fff, 1)).isPositive();
        assertThat(guest.locate(0x4fff, 2)).isEqualTo(Errno.EINVAL);
        assertThat(guest.locate(0x4801, 2048)).isEqualTo(Errno.EINVAL);
    }

    @ParameterizedTest(name = "{1} bytes at {0}")
    @CsvSource({"0x6800, 1", "0x67ff, 2", "0x6001, 2048", "0x7000, 1", "0x7fff, 1"})
    void shouldSayThatTheStorageEndsBefore(String gpa, int bytes) {
        assertThat(guest.locate(Long.decode(gpa), bytes)).isEqualTo(Errno.EFAULT);
    }
}
