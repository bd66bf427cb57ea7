package org.ccwbench.memory;

import org.agrona.UnsafeApi;

/** Doublewords in native memory, all {@link #UNTOUCHED} at first. */
final class NativeWords implements AutoCloseable {
    /** What no test writes. */
    static final long UNTOUCHED = 0x7e7e_7e7e_7e7e_7e7eL;

    private final long address;
    private final int words;

    NativeWords(int words) {
        this.words = words;
        address = UnsafeApi.allocateMemory((long) words * Long.BYTES);
        for (int i = 0; i < words; i++) {
            set(i, UNTOUCHED);
        }
    }

    /** Words whose values are these. */
    static NativeWords of(long... values) {
        final NativeWords made = new NativeWords(values.length);
        for (int i = 0; i < values.length; i++) {
            made.set(i, values[i]);
        }
        return made;
    }

    long address() {
        return address;
    }

    /** Native address of a word. */
    long address(int index) {
        return address + (long) index * Long.BYTES;
    }

    /** A word, whose first byte is its highest. */
    long get(int index) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << Byte.SIZE | UnsafeApi.getByte(address(index) + i) & 0xff;
        }
        return word;
    }

    void set(int index, long word) {
        for (int i = 0; i < Long.BYTES; i++) {
            UnsafeApi.putByte(address(index) + i, (byte) (word >>> Long.SIZE - Byte.SIZE * (i + 1)));
        }
    }

    /** All words in order. */
    long[] all() {
        final long[] values = new long[words];
        for (int i = 0; i < words; i++) {
            values[i] = get(i);
        }
        return values;
    }

    @Override
    public void close() {
        UnsafeApi.freeMemory(address);
    }
}
