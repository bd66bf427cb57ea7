package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last byte of storage is inside, the next one is not, and no sum wraps. */
class GuestRangeTest {
    private static final long STORAGE_BYTES = 0x3000;

    @ParameterizedTest(name = "{1} bytes at {0}")
    @CsvSource({"0, 0", "0, 1", "0, 12288", "1, 12287", "12287, 1", "12287, 0", "12288, 0"})
    void shouldTakeARangeThatEndsInStorage(long gpa, long bytes) {
        assertThat(GuestRange.isInside(gpa, bytes, STORAGE_BYTES)).isTrue();
    }

    @ParameterizedTest(name = "{1} bytes at {0}")
    @CsvSource({
        "0, 12289",
        "1, 12288",
        "12287, 2",
        "12288, 1",
        "12289, 0",
        "-1, 1",
        "-1, 0",
        "0, -1",
        "1, 9223372036854775807",
        "9223372036854775807, 1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, 1",
        "0, -9223372036854775808"
    })
    void shouldNotTakeARangeThatIsNoneOrLeavesStorage(long gpa, long bytes) {
        assertThat(GuestRange.isInside(gpa, bytes, STORAGE_BYTES)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void shouldKnowStorageWithoutABytes(long bytes, boolean inside) {
        assertThat(GuestRange.isInside(0, bytes, 0)).isEqualTo(inside);
    }
}
