package org.ccwbench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of a format-1 CCW, and what a CCW is taken to do. */
class Ccw1Test {
    private static final int[] COUNTS = {0, 1, 2, 0x7ff, 0x800, 0x801, 0xfff, 0x1000, 0x1001, 0x8000, 0xfffe, 0xffff};
    private static final long[] ADDRESSES = {
        0, 1, 0x7fe, 0x7ff, 0x800, 0x801, 0xffe, 0xfff, 0x1000, 0x7fff_ffff, 0x8000_0000L, 0xffff_f800L, 0xffff_ffffL
    };

    @Test
    void shouldPlaceTheFieldsAsTheManualDoes() {
        assertThat(Ccw1.of(0x12, 0x34, 0x5678, 0x9abc_def0L)).isEqualTo(0x1234_5678_9abc_def0L);
        assertThat(Ccw1.command(0x8234_5678_9abc_def0L)).isEqualTo(0x82);
        assertThat(Ccw1.flags(0x1294_5678_9abc_def0L)).isEqualTo(0x94);
        assertThat(Ccw1.count(0x1234_d678_9abc_def0L)).isEqualTo(0xd678);
        assertThat(Ccw1.address(0x1234_5678_9abc_def1L)).isEqualTo(0x9abc_def1L);
    }

    @Test
    void shouldCutEachFieldToItsWidth() {
        assertThat(Ccw1.of(-1, 0, 0, 0)).isEqualTo(0xff00_0000_0000_0000L);
        assertThat(Ccw1.of(0, -1, 0, 0)).isEqualTo(0x00ff_0000_0000_0000L);
        assertThat(Ccw1.of(0, 0, -1, 0)).isEqualTo(0x0000_ffff_0000_0000L);
        assertThat(Ccw1.of(0, 0, 0, -1)).isEqualTo(0x0000_0000_ffff_ffffL);
    }

    @Test
    void shouldReadBackEveryCommandWithEveryFlag() {
        for (int command = 0; command < 256; command++) {
            for (int flags = 0; flags < 256; flags++) {
                final long ccw = Ccw1.of(command, flags, 0xa55a, 0x8765_4321L);
                assertThat(Ccw1.command(ccw)).isEqualTo(command);
                assertThat(Ccw1.flags(ccw)).isEqualTo(flags);
                assertThat(Ccw1.count(ccw)).isEqualTo(0xa55a);
                assertThat(Ccw1.address(ccw)).isEqualTo(0x8765_4321L);
            }
        }
    }

    @Test
    void shouldNameTheFlagsFromLeftToRight() {
        assertThat(new int[] {Ccw1.CD, Ccw1.CC, Ccw1.SLI, Ccw1.SKIP, Ccw1.PCI, Ccw1.IDA, Ccw1.SUSP, Ccw1.MIDA})
                .containsExactly(0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01);
    }

    @Test
    void shouldReplaceNothingButTheAddress() {
        assertThat(Ccw1.withAddress(-1, 0)).isEqualTo(0xffff_ffff_0000_0000L);
        assertThat(Ccw1.withAddress(0, 0x1_9abc_def1L)).isEqualTo(0x9abc_def1L);
        assertThat(Ccw1.withAddress(0x1230_5678_0fed_cba9L, 0x1_9abc_def1L)).isEqualTo(0x1230_5678_9abc_def1L);
    }

    @Test
    void shouldReplaceTheAddressAndTurnTheIdaFlagOn() {
        assertThat(Ccw1.withIdal(0x1230_5678_0fed_cba9L, 0x7abc_def1L)).isEqualTo(0x1234_5678_7abc_def1L);
        assertThat(Ccw1.withIdal(0xffff_ffff_ffff_ffffL, 0x7abc_def1L)).isEqualTo(0xffff_ffff_7abc_def1L);
        assertThat(Ccw1.withIdal(0x1234_5678_0fed_cba9L, 0)).isEqualTo(0x1234_5678_0000_0000L);
        assertThat(Ccw1.withIdal(-1, 0)).isEqualTo(0xffff_ffff_0000_0000L);
    }

    @Test
    void shouldTellFromTheFlagsWhetherThereIsAnIdalAndWhetherTheProgramGoesOn() {
        for (int flags = 0; flags < 256; flags++) {
            assertThat(Ccw1.isIda(Ccw1.of(0, flags, 0, 0))).as("%x", flags).isEqualTo((flags & 0x04) != 0);
            assertThat(Ccw1.isChained(Ccw1.of(0, flags, 0, 0))).as("%x", flags).isEqualTo(flags >= 0x40);
            assertThat(Ccw1.isIda(~Ccw1.of(0, flags, 0, 0))).as("%x", flags).isEqualTo((flags & 0x04) == 0);
            assertThat(Ccw1.isChained(~Ccw1.of(0, flags, 0, 0))).as("%x", flags).isEqualTo(flags < 0xc0);
        }
    }

    @Test
    void shouldTakeNoCommandBut08ForATic() {
        for (int command = 0; command < 256; command++) {
            assertThat(Ccw1.isTic(Ccw1.of(command, 0, 0, 0))).as("%x", command).isEqualTo(command == 8);
            assertThat(Ccw1.isTic(Ccw1.of(command, -1, -1, -1)))
                    .as("%x", command)
                    .isEqualTo(command == 8);
        }
    }

    @Test
    void shouldMoveDataAsTheTableOfTheDriverSays() {
        for (int command = 0; command < 256; command++) {
            for (int flags = 0; flags < 256; flags++) {
                for (final int count : new int[] {0, 1, 0x100, 0xffff}) {
                    final long ccw = Ccw1.of(command, flags, count, 0xffff_ffffL);
                    assertThat(Ccw1.movesData(ccw)).as("%016x", ccw).isEqualTo(moves(command, flags, count));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Idaw.BLOCK_2K, Idaw.BLOCK_4K})
    void shouldBePlainWhenItMovesDataThatItNamesInOneBlock(int block) {
        for (int command = 0; command < 256; command++) {
            for (int flags = 0; flags < 256; flags++) {
                final boolean direct = (flags & (Ccw1.SKIP | Ccw1.IDA)) == 0 && command != Ccw1.TIC;
                for (final int count : COUNTS) {
                    for (final long address : ADDRESSES) {
                        final long ccw = Ccw1.of(command, flags, count, address);
                        final boolean plain =
                                direct && moves(command, flags, count) && address % block + count <= block;
                        if (Ccw1.isPlain(ccw, block) != plain) {
                            assertThat(Ccw1.isPlain(ccw, block))
                                    .as("%016x", ccw)
                                    .isEqualTo(plain);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Idaw.BLOCK_2K, Idaw.BLOCK_4K})
    void shouldBePlainForEveryCountUpToTheEndOfTheBlock(int block) {
        for (final int offset : new int[] {0, 1, block / 2, block - 2, block - 1}) {
            for (int count = 0; count <= 0xffff; count++) {
                final long ccw = Ccw1.of(0x02, Ccw1.SLI, count, 0x1_0000 + offset);
                final boolean plain = count > 0 && Idaw.needed(offset, count, block) == 1;
                if (Ccw1.isPlain(ccw, block) != plain) {
                    assertThat(Ccw1.isPlain(ccw, block)).as("%016x", ccw).isEqualTo(plain);
                }
            }
        }
    }

    @Test
    void shouldBeListedWhenItNamesAnIdalForDataThatItMovesAndDoesNotSkip() {
        for (int command = 0; command < 256; command++) {
            for (int flags = 0; flags < 256; flags++) {
                final boolean ida = (flags & (Ccw1.SKIP | Ccw1.IDA)) == Ccw1.IDA && command != Ccw1.TIC;
                for (final int count : COUNTS) {
                    final long ccw = Ccw1.of(command, flags, count, 0xffff_ffffL);
                    final boolean listed = ida && moves(command, flags, count);
                    if (Ccw1.isListed(ccw) != listed) {
                        assertThat(Ccw1.isListed(ccw)).as("%016x", ccw).isEqualTo(listed);
                    }
                }
            }
        }
    }

    /** Reads, reads backward and senses are the even digits but 0 and 8; a skipped one of them moves nothing. */
    private static boolean moves(int command, int flags, int count) {
        final int digit = command & 0xf;
        final boolean skipped = (flags & Ccw1.SKIP) != 0 && digit % 2 == 0 && digit % 8 != 0;
        return count != 0 && command != 0x03 && !skipped;
    }
}
