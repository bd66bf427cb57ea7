package org.ccwbench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three words of an ORB, what its flags mean, and the flags under which the host program starts. */
class OrbTest {
    private static final List<Integer> MASKS = List.of(
            Orb.KEY,
            Orb.SPND,
            Orb.STR,
            Orb.MOD,
            Orb.SYNC,
            Orb.FMT,
            Orb.PFCH,
            Orb.ISIC,
            Orb.ALCC,
            Orb.SSIC,
            Orb.TRANSPORT,
            Orb.C64,
            Orb.I2K,
            Orb.LPM,
            Orb.ILS,
            Orb.RESERVED,
            Orb.ORBX);

    @Test
    void shouldGiveEveryBitOfTheFlagsToOneMaskFromLeftToRight() {
        int left = -1;
        for (final int mask : MASKS) {
            assertThat(mask).as("in front of %x", mask).isEqualTo(left & ~(left >>> Integer.bitCount(mask)));
            left ^= mask;
        }
        assertThat(left).isZero();
    }

    @Test
    void shouldWriteThreeWordsAndNothingElse() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[3 + Orb.BYTES + 1]);
        Orb.put(buffer, 3, 0x8123_4567, 0x89ab_cdef, 0xfedc_ba98);
        assertThat(buffer.byteArray())
                .containsExactly(0, 0, 0, 0x81, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0xfe, 0xdc, 0xba, 0x98, 0);
    }

    @Test
    void shouldReadTheFlagsAndTheAddress() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[3 + Orb.BYTES]);
        Orb.put(buffer, 3, -1, 0x89ab_cdef, 0xfedc_ba98);
        assertThat(Orb.flags(buffer, 3)).isEqualTo(0x89ab_cdef);
        assertThat(Orb.cpa(buffer, 3)).isEqualTo(0xfedc_ba98L);
    }

    @Test
    void shouldDecideEachQuestionByItsBitAlone() {
        decidesByItsBit(Orb::isFormat1, 8);
        decidesByItsBit(Orb::isPrefetchAllowed, 9);
        decidesByItsBit(Orb::isTransport, 13);
        decidesByItsBit(Orb::isFormat2Idaws, 14);
    }

    @Test
    void shouldCover4KiBWithAnIdawOnlyInFormat2WithoutTheSmallBlocks() {
        for (final int others : new int[] {0, ~(Orb.C64 | Orb.I2K)}) {
            assertThat(Orb.idawBlock(others)).isEqualTo(2048);
            assertThat(Orb.idawBlock(others | Orb.I2K)).isEqualTo(2048);
            assertThat(Orb.idawBlock(others | Orb.C64)).isEqualTo(4096);
            assertThat(Orb.idawBlock(others | Orb.C64 | Orb.I2K)).isEqualTo(2048);
        }
    }

    @ParameterizedTest(name = "{0} on paths {1}: {2}")
    @CsvSource({
        "00c2ff00, 80, 00c2ff00",
        "0040ff00, 80, 00c3ff00",
        "0041ff00, 80, 00c3ff00",
        "00c3ff00, 80, 00c3ff00",
        "50c20000, 80, 50c28000",
        "00c20000, 80, 00c28000",
        "00c20000, 00, 00c20000",
        "00c20000, 1ff, 00c2ff00",
        "00c20100, 80, 00c20100",
        "0082ff00, 80, 0082ff00",
        "00000000, 40, 00834000",
        "ffffffff, 80, ffffffff",
        "fffdffff, 80, ffffffff",
    })
    void shouldStartTheHostProgramUnderTheseFlags(String guest, String paths, String host) {
        final int flags = Integer.parseUnsignedInt(guest, 16);
        assertThat(Orb.hostFlags(flags, Integer.parseInt(paths, 16))).isEqualTo(Integer.parseUnsignedInt(host, 16));
    }

    @Test
    void shouldKeepEveryBitOfTheGuest() {
        IntStream.range(0, Integer.SIZE).map(bit -> 1 << bit).forEach(flags -> {
            final int added = Orb.hostFlags(flags, 0) ^ flags;
            assertThat(added & flags).as("%x", flags).isZero();
            assertThat(added & ~(Orb.FMT | Orb.C64 | Orb.I2K)).as("%x", flags).isZero();
        });
    }

    private static void decidesByItsBit(IntPredicate question, int deciding) {
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            final int flags = 0x8000_0000 >>> bit;
            assertThat(question.test(flags)).as("bit %d", bit).isEqualTo(bit == deciding);
            assertThat(question.test(~flags)).as("all but bit %d", bit).isNotEqualTo(bit == deciding);
        }
    }
}
