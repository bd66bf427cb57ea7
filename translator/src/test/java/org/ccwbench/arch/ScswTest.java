package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known words, and what they mean for a program. */
class ScswTest {
    private static final int OFFSET = 8;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + Scsw.BYTES]);

    @Test
    void shouldReadTheEndOfAProgram() {
        put(0x0000_4007, 0x0000_1008, 0x0c00_0010);
        assertThat(Scsw.fctl(buffer, OFFSET)).isEqualTo(Scsw.START);
        assertThat(Scsw.actl(buffer, OFFSET)).isZero();
        assertThat(Scsw.stctl(buffer, OFFSET)).isEqualTo(Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING);
        assertThat(Scsw.cpa(buffer, OFFSET)).isEqualTo(0x1008);
        assertThat(Scsw.dstat(buffer, OFFSET)).isEqualTo(Scsw.CHANNEL_END | Scsw.DEVICE_END);
        assertThat(Scsw.cstat(buffer, OFFSET)).isZero();
        assertThat(Scsw.count(buffer, OFFSET)).isEqualTo(16);
    }

    @Test
    void shouldReadAnInterruptionThatTheProgramControls() {
        put(0x0080_40c9, 0xffff_fff8, 0x0080_ffff);
        assertThat(Scsw.fmt(buffer, OFFSET)).isTrue();
        assertThat(Scsw.actl(buffer, OFFSET)).isEqualTo(Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE);
        assertThat(Scsw.stctl(buffer, OFFSET)).isEqualTo(Scsw.INTERMEDIATE | Scsw.STATUS_PENDING);
        assertThat(Scsw.cpa(buffer, OFFSET)).isEqualTo(0xffff_fff8L);
        assertThat(Scsw.dstat(buffer, OFFSET)).isZero();
        assertThat(Scsw.cstat(buffer, OFFSET)).isEqualTo(Scsw.PROGRAM_CONTROLLED_INTERRUPTION);
        assertThat(Scsw.count(buffer, OFFSET)).isEqualTo(0xffff);
    }

    @Test
    void shouldReadADeferredConditionCode() {
        final int[] codes = {ConditionCode.CC0, ConditionCode.CC1, ConditionCode.CC2, ConditionCode.CC3};
        for (int cc = 0; cc < codes.length; cc++) {
            put(cc << 24, 0, 0);
            assertThat(Scsw.cc(buffer, OFFSET)).isEqualTo(codes[cc]);
        }
    }

    @Test
    void shouldWriteTheWordThatStartsAProgram() {
        Scsw.fctl(buffer, OFFSET, Scsw.START);
        assertThat(buffer.getInt(OFFSET, BIG_ENDIAN)).isEqualTo(0x0000_4000);
        Scsw.actl(buffer, OFFSET, Scsw.START_PENDING);
        assertThat(buffer.getInt(OFFSET, BIG_ENDIAN)).isEqualTo(0x0000_4400);
    }

    @Test
    void shouldGiveEveryFlagItsBit() {
        assertThat(new int[] {Scsw.START, Scsw.HALT, Scsw.CLEAR}).containsExactly(0x4000, 0x2000, 0x1000);
        assertThat(new int[] {
                    Scsw.RESUME_PENDING,
                    Scsw.START_PENDING,
                    Scsw.HALT_PENDING,
                    Scsw.CLEAR_PENDING,
                    Scsw.SUBCHANNEL_ACTIVE,
                    Scsw.DEVICE_ACTIVE,
                    Scsw.SUSPENDED
                })
                .containsExactly(0x800, 0x400, 0x200, 0x100, 0x80, 0x40, 0x20);
        assertThat(new int[] {Scsw.ALERT, Scsw.INTERMEDIATE, Scsw.PRIMARY, Scsw.SECONDARY, Scsw.STATUS_PENDING})
                .containsExactly(0x10, 0x8, 0x4, 0x2, 0x1);
    }

    @Test
    void shouldGiveEveryStatusItsBit() {
        assertThat(new int[] {
                    Scsw.ATTENTION,
                    Scsw.STATUS_MODIFIER,
                    Scsw.CONTROL_UNIT_END,
                    Scsw.BUSY,
                    Scsw.CHANNEL_END,
                    Scsw.DEVICE_END,
                    Scsw.UNIT_CHECK,
                    Scsw.UNIT_EXCEPTION
                })
                .containsExactly(0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01);
        assertThat(new int[] {
                    Scsw.PROGRAM_CONTROLLED_INTERRUPTION,
                    Scsw.INCORRECT_LENGTH,
                    Scsw.PROGRAM_CHECK,
                    Scsw.PROTECTION_CHECK,
                    Scsw.CHANNEL_DATA_CHECK,
                    Scsw.CHANNEL_CONTROL_CHECK,
                    Scsw.INTERFACE_CONTROL_CHECK,
                    Scsw.CHAINING_CHECK
                })
                .containsExactly(0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01);
    }

    @ParameterizedTest
    @CsvSource({
        "00004007, true, true",
        "000040c9, true, false",
        "00004089, true, false",
        "00004049, true, false",
        "00004039, true, true",
        "00000011, false, true",
        "01000011, true, true",
        "03000011, true, true",
        "00000000, true, true",
        "fcffff31, false, true",
        "fcfffff1, false, false"
    })
    void shouldKnowWhatAStatusMeansForTheProgram(String flags, boolean solicited, boolean last) {
        put(Integer.parseUnsignedInt(flags, 16), 0, 0);
        assertThat(Scsw.isSolicited(buffer, OFFSET)).isEqualTo(solicited);
        assertThat(Scsw.isFinal(buffer, OFFSET)).isEqualTo(last);
    }

    @Test
    void shouldTakeOnlyAlertAndPendingWithoutConditionCodeAsUnsolicited() {
        for (int cc = 0; cc < 4; cc++) {
            for (int stctl = 0; stctl < 32; stctl++) {
                put(cc << 24 | stctl, 0, 0);
                assertThat(Scsw.isSolicited(buffer, OFFSET))
                        .as("condition code %d, status control %x", cc, stctl)
                        .isEqualTo(cc != 0 || stctl != 0x11);
            }
        }
    }

    @Test
    void shouldTakeAProgramAsFinalWhenNothingIsActive() {
        for (int actl = 0; actl < 0x1000; actl += 0x20) {
            put(actl, 0, 0);
            assertThat(Scsw.isFinal(buffer, OFFSET))
                    .as("activity control %x", actl)
                    .isEqualTo((actl & 0xc0) == 0);
        }
    }

    private void put(int flags, int cpa, int status) {
        buffer.putInt(OFFSET, flags, BIG_ENDIAN);
        buffer.putInt(OFFSET + 4, cpa, BIG_ENDIAN);
        buffer.putInt(OFFSET + 8, status, BIG_ENDIAN);
    }
}
