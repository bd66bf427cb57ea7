package org.ccwbench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Format 0 to format 1, byte by byte. */
class Ccw0Test {
    private static final int[] FLAGS = {0, 0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01, 0xff};
    private static final int[] ADDRESSES = {0, 1, 0x12_3456, 0x80_0000, 0xff_ffff};
    private static final int[] COUNTS = {0, 1, 0x1234, 0x8000, 0xffff};

    @Test
    void shouldKeepCommandFlagsCountAndAddressOfEveryCommandThatIsNoTic() {
        for (int command = 0; command < 256; command++) {
            if ((command & 0xf) != 8) {
                for (final int flags : FLAGS) {
                    for (final int count : COUNTS) {
                        for (final int address : ADDRESSES) {
                            assertThat(Ccw0.toCcw1(format0(command, address, flags, 0, count)))
                                    .isEqualTo(format1(command, flags, count, address));
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x08, 0x18, 0x28, 0x38, 0x48, 0x58, 0x68, 0x78, 0x88, 0x98, 0xa8, 0xb8, 0xc8, 0xd8, 0xe8, 0xf8})
    void shouldMakeEveryCommandWhoseLowDigitIsEightATicWithNothingButItsAddress(int command) {
        for (final int flags : FLAGS) {
            for (final int count : COUNTS) {
                for (final int address : ADDRESSES) {
                    assertThat(Ccw0.toCcw1(format0(command, address, flags, 0xff, count)))
                            .isEqualTo(format1(0x08, 0, 0, address));
                }
            }
        }
    }

    @Test
    void shouldDropByte5() {
        for (int ignored = 0; ignored < 256; ignored++) {
            assertThat(Ccw0.toCcw1(format0(0x02, 0x12_3456, 0xff, ignored, 0x789a)))
                    .isEqualTo(format1(0x02, 0xff, 0x789a, 0x12_3456));
        }
    }

    private static long format0(int command, int address, int flags, int ignored, int count) {
        return ByteBuffer.allocate(Ccw1.BYTES)
                .put((byte) command)
                .put((byte) (address >> 16))
                .putShort((short) address)
                .put((byte) flags)
                .put((byte) ignored)
                .putShort((short) count)
                .getLong(0);
    }

    private static long format1(int command, int flags, int count, int address) {
        return ByteBuffer.allocate(Ccw1.BYTES)
                .put((byte) command)
                .put((byte) flags)
                .putShort((short) count)
                .putInt(address)
                .getLong(0);
    }
}
