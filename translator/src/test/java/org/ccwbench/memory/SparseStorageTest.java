package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.UnsafeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storage that is there where it was written, at any address. */
class SparseStorageTest {
    private static final int LONGEST = 2048;

    private final GuestStorage storage = GuestStorage.sparse();

    @AfterEach
    void free() {
        storage.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0xfff, 0x7fff_ffff, 0xffff_ffffL, Long.MAX_VALUE, Long.MIN_VALUE, -4096, -2048})
    void shouldReadZerosWhereNothingWasWritten(long gpa) {
        storage.write(0x5000, numbered(1));
        assertThat(bytes(gpa, LONGEST)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0x1000, 0x1800, 0x1801, 0x1fff, 0x7fff_ffff, 0xffff_fffdL, Long.MAX_VALUE, -4096, -2048})
    void shouldReadWhatWasWrittenAtAnyAddress(long gpa) {
        storage.write(gpa, numbered(LONGEST));
        assertThat(bytes(gpa, LONGEST)).isEqualTo(numbered(LONGEST));
        assertThat(bytes(gpa - 1, 2)).containsExactly(0, 1);
    }

    @Test
    void shouldWriteAcrossManyPages() {
        storage.write(0xffe + 0x3003, new byte[] {99, 98});
        storage.write(0xffe, numbered(0x3003));
        for (int i = 0; i < 0x3000; i += LONGEST) {
            final byte[] read = bytes(0xffe + i, LONGEST);
            for (int j = 0; j < LONGEST; j++) {
                assertThat(read[j]).isEqualTo((byte) (i + j + 1));
            }
        }
        assertThat(bytes(0xffd, 1)).containsOnly(0);
        assertThat(bytes(0xffe + 0x3002, 4)).containsExactly(3, 99, 98, 0);
    }

    @Test
    void shouldKeepWhatElseIsInThePage() {
        storage.write(0x1000, numbered(3));
        storage.write(0x1001, new byte[] {99});
        assertThat(bytes(0x1000, 4)).containsExactly(1, 99, 3, 0);
    }

    @Test
    void shouldReadAcrossAPageThatIsThereAndOneThatIsNot() {
        storage.write(0x1ffe, numbered(2));
        storage.write(0x3000, numbered(2));
        assertThat(bytes(0x1ffe, 4)).containsExactly(1, 2, 0, 0);
        assertThat(bytes(0x2ffe, 4)).containsExactly(0, 0, 1, 2);
    }

    @Test
    void shouldNotTakeAPageForAnotherOneOfTheSameLastDigits() {
        for (int bit = 0; bit < 52; bit++) {
            storage.write(1L << PageTable.PAGE_SHIFT + bit, new byte[] {(byte) (bit + 1)});
        }
        assertThat(bytes(0, 1)).containsExactly(0);
        for (int bit = 0; bit < 52; bit++) {
            assertThat(bytes(1L << PageTable.PAGE_SHIFT + bit, 1)).containsExactly(bit + 1);
        }
    }

    private byte[] bytes(long gpa, int length) {
        final long located = storage.locate(gpa, length);
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = UnsafeApi.getByte(located + i);
        }
        return bytes;
    }

    /** Bytes 1, 2, 3 and so on. */
    private static byte[] numbered(int length) {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return bytes;
    }
}
