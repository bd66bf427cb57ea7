package org.ccwbench.arch;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A field of a block and its accessors, as the manual numbers bits: from 0, the leftmost of the block.
 *
 * @param name of the accessors
 * @param first its first bit
 * @param last its last bit
 * @param shift of the bits in the value that the accessors take and give: 0 unless the field is read in place
 */
record Field(String name, int first, int last, int shift, Getter getter, Setter setter) {

    /** Reads a field as an unsigned number; a flag is 0 or 1. */
    interface Getter {
        long get(DirectBuffer buffer, int offset);
    }

    /** Writes a field; a flag is on unless the value is 0. */
    interface Setter {
        void set(MutableDirectBuffer buffer, int offset, long value);
    }

    /** Reads an {@code int}. */
    interface IntGetter {
        int get(DirectBuffer buffer, int offset);
    }

    /** Writes an {@code int}. */
    interface IntSetter {
        void set(MutableDirectBuffer buffer, int offset, int value);
    }

    /** Reads a flag. */
    interface FlagGetter {
        boolean get(DirectBuffer buffer, int offset);
    }

    /** Writes a flag. */
    interface FlagSetter {
        void set(MutableDirectBuffer buffer, int offset, boolean on);
    }

    /** One bit of a word, the word given by its offset. */
    static Field flag(String name, int word, int bit, FlagGetter getter, FlagSetter setter) {
        final int first = Byte.SIZE * word + bit;
        return new Field(
                name,
                first,
                first,
                0,
                (buffer, offset) -> getter.get(buffer, offset) ? 1 : 0,
                (buffer, offset, value) -> setter.set(buffer, offset, value != 0));
    }

    /** Bits {@code from} to {@code to} of a word, read as a number. */
    static Field number(String name, int word, int from, int to, IntGetter getter, IntSetter setter) {
        return new Field(
                name,
                Byte.SIZE * word + from,
                Byte.SIZE * word + to,
                0,
                (buffer, offset) -> Integer.toUnsignedLong(getter.get(buffer, offset)),
                (buffer, offset, value) -> setter.set(buffer, offset, (int) value));
    }

    /** Bits {@code from} to {@code to} of a word, read in place. */
    static Field inPlace(String name, int word, int from, int to, IntGetter getter, IntSetter setter) {
        final Field number = number(name, word, from, to, getter, setter);
        return new Field(name, number.first, number.last, Integer.SIZE - 1 - to, number.getter, number.setter);
    }

    /** One or two whole words. */
    static Field address(String name, int word, int bytes, Getter getter, Setter setter) {
        return new Field(name, Byte.SIZE * word, Byte.SIZE * (word + bytes) - 1, 0, getter, setter);
    }

    /** The same field in a block that holds this one's block at {@code at}. */
    Field within(String outer, int at) {
        return new Field(
                outer + '.' + name,
                Byte.SIZE * at + first,
                Byte.SIZE * at + last,
                shift,
                (buffer, offset) -> getter.get(buffer, offset + at),
                (buffer, offset, value) -> setter.set(buffer, offset + at, value));
    }

    /** The value with all bits on. */
    long ones() {
        return -1L >>> Long.SIZE - bits() << shift;
    }

    int bits() {
        return last - first + 1;
    }

    /** The bits of the field that stand in the word at {@code word}. */
    int mask(int word) {
        int mask = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            final int numbered = Byte.SIZE * word + bit;
            mask = mask << 1 | (first <= numbered && numbered <= last ? 1 : 0);
        }
        return mask;
    }

    @Override
    public String toString() {
        return name;
    }
}
