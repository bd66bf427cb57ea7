package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ccwbench.memory.NativeWords.UNTOUCHED;

import org.agrona.BufferUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first byte is the highest, and nothing but the word itself is touched. */
class BigEndianTest {
    private static final long WORD = 0x8192_a3b4_c5d6_e7f8L;

    private final NativeWords words = new NativeWords(4);

    @AfterEach
    void free() {
        words.close();
    }

    @Test
    void shouldReadADoubleword() {
        words.set(1, WORD);
        assertThat(BigEndian.getLong(words.address(1))).isEqualTo(WORD);
        assertThat(BigEndian.getLong(words.address(1) + 3)).isEqualTo(0xb4_c5d6_e7f8_7e7eL << 8 | 0x7e);
    }

    @Test
    void shouldWriteADoubleword() {
        BigEndian.putLong(words.address(1), WORD);
        assertThat(words.all()).containsExactly(UNTOUCHED, WORD, UNTOUCHED, UNTOUCHED);
    }

    @Test
    void shouldReadAWordUnsigned() {
        words.set(1, WORD);
        assertThat(BigEndian.getUnsignedInt(words.address(1))).isEqualTo(0x8192_a3b4L);
        assertThat(BigEndian.getUnsignedInt(words.address(1) + 4)).isEqualTo(0xc5d6_e7f8L);
    }

    @Test
    void shouldWriteAWord() {
        BigEndian.putInt(words.address(1) + 4, 0x8192_a3b4);
        assertThat(words.all()).containsExactly(UNTOUCHED, UNTOUCHED >>> 32 << 32 | 0x8192_a3b4L, UNTOUCHED, UNTOUCHED);
    }

    @Test
    void shouldCopyADoublewordAndTellIt() {
        words.set(0, WORD);
        assertThat(BigEndian.copyLong(words.address(0), words.address(2))).isEqualTo(WORD);
        assertThat(words.all()).containsExactly(WORD, UNTOUCHED, WORD, UNTOUCHED);
    }

    @Test
    void shouldReadAndWriteADoublewordOfAnArray() {
        final byte[] array = new byte[3 * Long.BYTES];
        final long second = BufferUtil.ARRAY_BASE_OFFSET + Long.BYTES;
        BigEndian.putLong(array, second, WORD);
        assertThat(array)
                .startsWith(0, 0, 0, 0, 0, 0, 0, 0, 0x81, 0x92, 0xa3, 0xb4, 0xc5, 0xd6, 0xe7, 0xf8)
                .endsWith(0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(BigEndian.getLong(array, second)).isEqualTo(WORD);
        assertThat(BigEndian.getLong(array, second + 4)).isEqualTo(WORD << 32);
    }

    @Test
    void shouldReadAndWriteADoublewordOfNoArrayAtItsNativeAddress() {
        BigEndian.putLong(null, words.address(1), WORD);
        assertThat(words.all()).containsExactly(UNTOUCHED, WORD, UNTOUCHED, UNTOUCHED);
        assertThat(BigEndian.getLong(null, words.address(1))).isEqualTo(WORD);
    }
}
