package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which subchannels are valid, and a known block. */
class SchibTest {
    private static final int OFFSET = 4;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + Schib.BYTES]);

    @ParameterizedTest
    @CsvSource({
        "0, false, false, false",
        "0, false, true, false",
        "0, true, false, true",
        "1, false, false, true",
        "2, false, false, false",
        "2, true, false, false",
        "2, false, true, true",
        "3, false, false, true",
        "7, false, false, true"
    })
    void shouldBeValidByItsTypeAndItsValidityBits(int st, boolean dnv, boolean w, boolean valid) {
        Pmcw.st(buffer, OFFSET, st);
        Pmcw.dnv(buffer, OFFSET, dnv);
        Pmcw.w(buffer, OFFSET, w);
        assertThat(Schib.isValid(buffer, OFFSET)).isEqualTo(valid);
    }

    @Test
    void shouldWriteAnEnabledSubchannel() {
        Pmcw.isc(buffer, OFFSET, 3);
        Pmcw.ena(buffer, OFFSET, true);
        Pmcw.dnv(buffer, OFFSET, true);
        Pmcw.dev(buffer, OFFSET, 0x1234);
        Pmcw.lpm(buffer, OFFSET, 0x80);
        Pmcw.pim(buffer, OFFSET, 0x80);
        Pmcw.pom(buffer, OFFSET, 0xff);
        Pmcw.pam(buffer, OFFSET, 0x80);
        Pmcw.chpid(buffer, OFFSET, 0, 0x12);
        assertThat(buffer.getInt(OFFSET + 4, BIG_ENDIAN)).isEqualTo(0x1881_1234);
        assertThat(buffer.getInt(OFFSET + 8, BIG_ENDIAN)).isEqualTo(0x8000_0080);
        assertThat(buffer.getInt(OFFSET + 12, BIG_ENDIAN)).isEqualTo(0x0000_ff80);
        assertThat(buffer.getInt(OFFSET + 16, BIG_ENDIAN)).isEqualTo(0x1200_0000);
    }

    @Test
    void shouldKnowTheSubchannelTypesOfLinux() {
        assertThat(new int[] {Pmcw.ST_IO, Pmcw.ST_CHSC, Pmcw.ST_MSG, Pmcw.ST_ADM})
                .containsExactly(0, 1, 2, 3);
    }
}
