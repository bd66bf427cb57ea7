package org.ccwbench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many IDAWs data takes, against counting them one by one. */
class IdawTest {
    private static final int LONGEST = 0xffff;

    @ParameterizedTest
    @ValueSource(ints = {Idaw.BLOCK_2K, Idaw.BLOCK_4K})
    void shouldNeedAWordForEveryBlockThatTheDataTouches(int block) {
        for (int offset = 0; offset < block; offset++) {
            for (int bytes = 1; bytes <= LONGEST; bytes += 509) {
                check(offset, bytes, block);
            }
            for (int end = block - offset; end < LONGEST; end += block) {
                check(offset, end, block);
                check(offset, end + 1, block);
            }
            check(offset, LONGEST, block);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Idaw.BLOCK_2K, Idaw.BLOCK_4K})
    void shouldNeedAWordForEveryBlockWhateverTheLength(int block) {
        for (final int offset : new int[] {0, 1, block / 2, block - 1}) {
            for (int bytes = 1; bytes <= LONGEST; bytes++) {
                check(offset, bytes, block);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0x1000, 0x7fff_f000, 0x8000_0000L, 0xffff_f000L, 0x1_0000_0000L, 0xffff_ffff_ffff_f000L})
    void shouldNotMindWhereTheBlockIs(long blockAddress) {
        assertThat(Idaw.needed(blockAddress, 0x1000, Idaw.BLOCK_4K)).isEqualTo(1);
        assertThat(Idaw.needed(blockAddress | 0xfff, 1, Idaw.BLOCK_4K)).isEqualTo(1);
        assertThat(Idaw.needed(blockAddress | 0xfff, 2, Idaw.BLOCK_4K)).isEqualTo(2);
        assertThat(Idaw.needed(blockAddress | 0x7ff, 0x802, Idaw.BLOCK_2K)).isEqualTo(3);
    }

    @Test
    void shouldNeedTheLongestListForTheMostBytesFromTheEndOfASmallBlock() {
        assertThat(Idaw.needed(0x107ff, LONGEST, Idaw.BLOCK_2K)).isEqualTo(Idaw.MOST);
        assertThat(Idaw.needed(0x10fff, LONGEST, Idaw.BLOCK_4K)).isEqualTo(17);
        assertThat(Idaw.needed(0x10000, LONGEST, Idaw.BLOCK_4K)).isEqualTo(16);
    }

    private static void check(int address, int bytes, int block) {
        final int counted = counted(address, bytes, block);
        if (Idaw.needed(address, bytes, block) != counted) {
            assertThat(Idaw.needed(address, bytes, block))
                    .as("%x bytes from %x", bytes, address)
                    .isEqualTo(counted);
        }
    }

    private static int counted(int address, int bytes, int block) {
        int words = 1;
        for (int next = block; next < address + bytes; next += block) {
            words++;
        }
        return words;
    }
}
