package org.ccwbench.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every block against the bits that {@link Block} gives it. */
class AccessorTest {
    /** The block does not start on a word boundary, and there are bytes before and behind it. */
    private static final int OFFSET = 5;

    private final byte[] bytes = new byte[OFFSET + Irb.BYTES + OFFSET];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);

    /** The fields of all blocks; those of an inner block where it stands. */
    static Stream<Field> fields() {
        return Stream.of(Block.IRB, Block.SCHIB, Block.ESW_FORMAT_2).flatMap(block -> block.fields().stream());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldTurnOnNothingButTheField(Field field) {
        final byte[] expected = withFieldFlipped(field);
        field.setter().set(buffer, OFFSET, field.ones());
        assertThat(bytes).isEqualTo(expected);
        assertThat(field.getter().get(buffer, OFFSET)).isEqualTo(field.ones());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldTurnOffNothingButTheField(Field field) {
        Arrays.fill(bytes, (byte) 0xff);
        final byte[] expected = withFieldFlipped(field);
        field.setter().set(buffer, OFFSET, 0);
        assertThat(bytes).isEqualTo(expected);
        assertThat(field.getter().get(buffer, OFFSET)).isZero();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldPutEachBitWhereTheManualHasIt(Field field) {
        for (int i = 0; i < field.bits(); i++) {
            final long value = 1L << i + field.shift();
            final byte[] expected = new byte[bytes.length];
            flip(expected, field.last() - i);
            field.setter().set(buffer, OFFSET, value);
            assertThat(bytes).isEqualTo(expected);
            assertThat(field.getter().get(buffer, OFFSET)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldCutAValueThatIsTooWide(Field field) {
        final byte[] expected = withFieldFlipped(field);
        field.setter().set(buffer, OFFSET, -1);
        assertThat(bytes).isEqualTo(expected);
    }

    @Test
    void shouldRefuseAnIndexBeyondTheField() {
        assertThatThrownBy(() -> Pmcw.chpid(buffer, 0, 8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Pmcw.chpid(buffer, 0, 8, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Pmcw.chpid(buffer, 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Irb.ecw(buffer, 0, 32)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Irb.ecw(buffer, 0, 32, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Irb.ecw(buffer, 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private byte[] withFieldFlipped(Field field) {
        final byte[] flipped = bytes.clone();
        for (int bit = field.first(); bit <= field.last(); bit++) {
            flip(flipped, bit);
        }
        return flipped;
    }

    private static void flip(byte[] bytes, int bit) {
        bytes[OFFSET + bit / Byte.SIZE] ^= (byte) (0x80 >> bit % Byte.SIZE);
    }
}
