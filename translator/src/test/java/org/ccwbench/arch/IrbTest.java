package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The blocks of an IRB together. */
class IrbTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Irb.BYTES]);

    @Test
    void shouldWriteAUnitCheckWithItsSenseBytes() {
        Scsw.ectl(buffer, Irb.SCSW_OFFSET, true);
        Scsw.dstat(buffer, Irb.SCSW_OFFSET, Scsw.CHANNEL_END | Scsw.DEVICE_END | Scsw.UNIT_CHECK);
        Esw.lpum(buffer, Irb.ESW_OFFSET, 0x80);
        Erw.cons(buffer, Irb.ESW_OFFSET + Esw.ERW_OFFSET, true);
        Erw.scnt(buffer, Irb.ESW_OFFSET + Esw.ERW_OFFSET, 24);
        Irb.ecw(buffer, 0, 0, 0x80);
        Irb.ecw(buffer, 0, 31, 0x55);
        assertThat(buffer.getInt(0, BIG_ENDIAN)).isEqualTo(0x0002_0000);
        assertThat(buffer.getInt(8, BIG_ENDIAN)).isEqualTo(0x0e00_0000);
        assertThat(buffer.getInt(12, BIG_ENDIAN)).isEqualTo(0x0080_0000);
        assertThat(buffer.getInt(16, BIG_ENDIAN)).isEqualTo(0x0118_0000);
        assertThat(buffer.getInt(32, BIG_ENDIAN)).isEqualTo(0x8000_0000);
        assertThat(buffer.getInt(60, BIG_ENDIAN)).isEqualTo(0x0000_0055);
    }
}
