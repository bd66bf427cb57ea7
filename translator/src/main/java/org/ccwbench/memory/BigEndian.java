package org.ccwbench.memory;

import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;

/**
 * Big-endian words at native addresses. Nothing is checked: whoever calls has proved the range, which happens once, in
 * {@link GuestMemory#locate} for guest storage and in the size of {@link HostArena} for host storage.
 */
public final class BigEndian {
    private static final boolean SWAP = BufferUtil.NATIVE_BYTE_ORDER != ByteOrder.BIG_ENDIAN;

    private BigEndian() {}

    /** The 8 bytes at a native address. */
    public static long getLong(long address) {
        final long word = UnsafeApi.getLong(address);
        return SWAP ? Long.reverseBytes(word) : word;
    }

    /** Copies 8 bytes from one native address to another. @return their value; they are read once */
    public static long copyLong(long from, long to) {
        final long word = UnsafeApi.getLong(from);
        UnsafeApi.putLong(to, word);
        return SWAP ? Long.reverseBytes(word) : word;
    }

    /** The 4 bytes at a native address, unsigned. */
    public static long getUnsignedInt(long address) {
        final int word = UnsafeApi.getInt(address);
        return (SWAP ? Integer.reverseBytes(word) : word) & 0xffff_ffffL;
    }

    /** The 8 bytes of an array, or at a native address when there is no array. */
    public static long getLong(byte[] array, long address) {
        final long word = UnsafeApi.getLong(array, address);
        return SWAP ? Long.reverseBytes(word) : word;
    }

    /** Stores 8 bytes into an array, or at a native address when there is no array. */
    public static void putLong(byte[] array, long address, long word) {
        UnsafeApi.putLong(array, address, SWAP ? Long.reverseBytes(word) : word);
    }

    /** Stores 8 bytes at a native address. */
    public static void putLong(long address, long word) {
        UnsafeApi.putLong(address, SWAP ? Long.reverseBytes(word) : word);
    }

    /** Stores 4 bytes at a native address. */
    public static void putInt(long address, int word) {
        UnsafeApi.putInt(address, SWAP ? Integer.reverseBytes(word) : word);
    }
}
