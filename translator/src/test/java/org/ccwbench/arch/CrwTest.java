package org.ccwbench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The reports that vfio-ccw makes, and where their fields are. */
class CrwTest {
    @Test
    void shouldReportThatAChannelPathIsGone() {
        assertThat(Crw.pathGone(0x12)).isEqualTo(0x0406_0012);
        assertThat(Crw.pathGone(0xff)).isEqualTo(0x0406_00ff);
    }

    @Test
    void shouldReportThatAChannelPathCame() {
        assertThat(Crw.pathCame(0x12)).isEqualTo(0x0402_0012);
        assertThat(Crw.pathCame(0)).isEqualTo(0x0402_0000);
    }

    @Test
    void shouldReadAReport() {
        final int crw = 0x5987_3456;
        assertThat(Crw.slct(crw)).isTrue();
        assertThat(Crw.oflw(crw)).isFalse();
        assertThat(Crw.chn(crw)).isTrue();
        assertThat(Crw.rsc(crw)).isEqualTo(Crw.RSC_CONFIG);
        assertThat(Crw.anc(crw)).isTrue();
        assertThat(Crw.erc(crw)).isEqualTo(Crw.ERC_PERRI);
        assertThat(Crw.rsid(crw)).isEqualTo(0x3456);
    }

    @Test
    void shouldReadEachFieldFromItsBitsAlone() {
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            final int crw = 1 << 31 - bit;
            assertThat(Crw.slct(crw)).isEqualTo(bit == 1);
            assertThat(Crw.oflw(crw)).isEqualTo(bit == 2);
            assertThat(Crw.chn(crw)).isEqualTo(bit == 3);
            assertThat(Crw.rsc(crw)).isEqualTo(bit >= 4 && bit <= 7 ? 1 << 7 - bit : 0);
            assertThat(Crw.anc(crw)).isEqualTo(bit == 8);
            assertThat(Crw.erc(crw)).isEqualTo(bit >= 10 && bit <= 15 ? 1 << 15 - bit : 0);
            assertThat(Crw.rsid(crw)).isEqualTo(bit >= 16 ? 1 << 31 - bit : 0);
        }
    }

    @Test
    void shouldGiveEveryDocumentedBitToOneField() {
        int taken = 0;
        for (final int mask : new int[] {Crw.SLCT, Crw.OFLW, Crw.CHN, Crw.RSC, Crw.ANC, Crw.ERC, Crw.RSID}) {
            assertThat(taken & mask).as("overlap of %x", mask).isZero();
            taken |= mask;
        }
        assertThat(taken).isEqualTo(0x7fbf_ffff);
    }

    @Test
    void shouldCutFieldsThatAreTooWide() {
        assertThat(Crw.of(-1, 0, 0)).isEqualTo(0x0f00_0000);
        assertThat(Crw.of(0, -1, 0)).isEqualTo(0x003f_0000);
        assertThat(Crw.of(0, 0, -1)).isEqualTo(0x0000_ffff);
    }

    @Test
    void shouldKnowTheSourcesAndTheRecoveryCodes() {
        assertThat(new int[] {Crw.RSC_MONITOR, Crw.RSC_SCH, Crw.RSC_CPATH, Crw.RSC_CONFIG, Crw.RSC_CSS})
                .containsExactly(2, 3, 4, 9, 11);
        assertThat(new int[] {
                    Crw.ERC_EVENT,
                    Crw.ERC_AVAIL,
                    Crw.ERC_INIT,
                    Crw.ERC_TERROR,
                    Crw.ERC_IPARM,
                    Crw.ERC_TERM,
                    Crw.ERC_PERRN,
                    Crw.ERC_PERRI,
                    Crw.ERC_PMOD
                })
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }
}
