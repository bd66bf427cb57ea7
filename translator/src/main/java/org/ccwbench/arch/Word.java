package org.ccwbench.arch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Fields of a word of 4 bytes in storage. The mask of a field is one run of ones; bits outside of it are kept. */
final class Word {
    private Word() {}

    /** The field in its place, the rest of the word zero. */
    static int bits(DirectBuffer buffer, int offset, int mask) {
        return buffer.getInt(offset, BIG_ENDIAN) & mask;
    }

    /** Replaces the field by what stands in its place in {@code bits}. */
    static void putBits(MutableDirectBuffer buffer, int offset, int mask, int bits) {
        buffer.putInt(offset, buffer.getInt(offset, BIG_ENDIAN) & ~mask | bits & mask, BIG_ENDIAN);
    }

    /** The field as an unsigned number. */
    static int number(DirectBuffer buffer, int offset, int mask) {
        return bits(buffer, offset, mask) >>> Integer.numberOfTrailingZeros(mask);
    }

    /** Replaces the field by the low bits of {@code value}. */
    static void putNumber(MutableDirectBuffer buffer, int offset, int mask, int value) {
        putBits(buffer, offset, mask, value << Integer.numberOfTrailingZeros(mask));
    }

    /** Whether the field, which is one bit, is on. */
    static boolean flag(DirectBuffer buffer, int offset, int mask) {
        return bits(buffer, offset, mask) != 0;
    }

    /** Turns the field, which is one bit, on or off. */
    static void putFlag(MutableDirectBuffer buffer, int offset, int mask, boolean on) {
        putBits(buffer, offset, mask, on ? mask : 0);
    }
}
