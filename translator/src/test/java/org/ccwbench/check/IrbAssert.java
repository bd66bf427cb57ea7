package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;

/** Compares an interruption-response block as a whole. */
final class IrbAssert {
    /** Start function; status pending, primary and secondary. */
    static final int ENDED = 0x4007;

    /** The same with alert status. */
    static final int ENDED_WITH_ALERT = 0x4017;

    /** Device status of a normal end, with a residual count of 0. */
    static final int CHANNEL_AND_DEVICE_END = 0x0c00_0000;

    /** Prefetch and format 1, as the host program is started. */
    private static final int PREFETCH_FORMAT_1 = 0x00c0_0000;

    private static final int PATH = 0x0080_0000;
    private static final int WORDS = Irb.BYTES / Integer.BYTES;

    private IrbAssert() {}

    static void assertNormalEnd(UnsafeBuffer irb, long cpa) {
        assertStatus(irb, ENDED, cpa, CHANNEL_AND_DEVICE_END);
    }

    /**
     * Everything behind the first four words must be zero.
     *
     * @param control word 0 without prefetch and format
     * @param status word 2
     */
    static void assertStatus(UnsafeBuffer irb, int control, long cpa, int status) {
        final StringBuilder words = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            words.append("%08x ".formatted(irb.getInt(i * Integer.BYTES, BIG_ENDIAN)));
        }
        final String expected = "%08x %08x %08x %08x ".formatted(PREFETCH_FORMAT_1 | control, cpa, status, PATH);
        assertThat(words.toString()).isEqualTo(expected + "00000000 ".repeat(WORDS - 4));
    }
}
