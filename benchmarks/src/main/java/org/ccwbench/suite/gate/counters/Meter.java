package org.ccwbench.suite.gate.counters;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.UnsafeApi;

/**
 * Stands in for {@link UnsafeApi} in a translator that is counted: does the same, and counts by what lies at the
 * address. The methods are called by rewritten code alone and have the names and parameters that they have there.
 * Belongs to the thread that counts.
 */
public final class Meter {
    private static final StackWalker CALLERS = StackWalker.getInstance();
    private static final String BLOCKS = "NativeBlocks";
    private static final TreeMap<Long, Range> RANGES = new TreeMap<>();
    private static final long[] COUNTS = new long[Counter.values().length];

    private static boolean counting;
    private static boolean recording;
    private static String stray;

    private Meter() {}

    private record Range(long bytes, Place place) {}

    /** Counts from 0, and from now on. */
    public static void start() {
        Arrays.fill(COUNTS, 0);
        stray = null;
        counting = true;
    }

    /**
     * Counts no more.
     *
     * @return a number for each {@link Counter}; host words are still bytes
     * @throws IllegalStateException when memory was used of which nobody knows what it is
     */
    public static long[] stop() {
        counting = false;
        if (stray != null) {
            throw new IllegalStateException(stray);
        }
        return COUNTS.clone();
    }

    /** Counts nothing until {@link #resume}. @return what to give to it */
    public static boolean pause() {
        final boolean before = counting;
        counting = false;
        return before;
    }

    /** Counts again, if it did before. */
    public static void resume(boolean before) {
        counting = before;
    }

    /** Counts events, as if all were recorded. */
    public static void record(boolean events) {
        recording = events;
    }

    /** Counts something that is no access. */
    public static void add(Counter counter, long amount) {
        if (counting) {
            COUNTS[counter.ordinal()] += amount;
        }
    }

    /** Says what a range of memory is. */
    public static void know(long address, long bytes, Place place) {
        RANGES.put(address, new Range(bytes, place));
    }

    /** A range is what it is no more. */
    public static void forget(long address) {
        RANGES.remove(address);
    }

    private static void access(Object array, long address, long bytes, boolean stores) {
        if (!counting || array != null) {
            return;
        }
        final Map.Entry<Long, Range> below = RANGES.floorEntry(address);
        if (below == null || address + bytes > below.getKey() + below.getValue().bytes) {
            stray = "the translator uses memory that the counters do not know: " + bytes + " bytes at "
                    + Long.toHexString(address);
            return;
        }
        count(below.getValue().place, bytes, stores);
    }

    private static void count(Place place, long bytes, boolean stores) {
        switch (place) {
            case GUEST_STORAGE -> {
                if (stores) {
                    stray = "the translator writes to guest storage";
                }
                add(Counter.GUEST_BYTES, bytes);
            }
            case PAGE_TABLE -> add(Counter.TABLE_ACCESSES, 1);
            case HOST_STORAGE -> add(Counter.HOST_WORDS, stores ? bytes : 0);
            default -> {
                // not counted
            }
        }
    }

    /** At the head of every look-up of a page. */
    public static void walk() {
        add(Counter.PAGE_WALKS, 1);
    }

    /** Whether events are counted. */
    public static boolean isEnabled(Object event) {
        return recording;
    }

    /** One event. */
    public static void commit(Object event) {
        add(Counter.EVENTS, 1);
    }

    /** Memory that is what the class which asks for it is. */
    public static long allocateMemory(long bytes) {
        final long address = UnsafeApi.allocateMemory(bytes);
        know(
                address,
                bytes,
                CALLERS.walk(frames -> frames.map(Meter::owner)
                        .filter(owner -> !owner.equals(BLOCKS))
                        .findFirst()
                        .map(Meter::placeOf)
                        .orElse(Place.OTHER)));
        return address;
    }

    /** Simple name of the class that asks for memory. */
    private static String owner(StackWalker.StackFrame frame) {
        final String name = frame.getClassName();
        return name.equals(Meter.class.getName()) ? BLOCKS : name.substring(name.lastIndexOf('.') + 1);
    }

    private static Place placeOf(String owner) {
        if (owner.endsWith("PageTable")) {
            return Place.PAGE_TABLE;
        }
        return owner.endsWith("Arena") ? Place.HOST_STORAGE : Place.OTHER;
    }

    /** Nobody knows the memory any more. */
    public static void freeMemory(long address) {
        forget(address);
        UnsafeApi.freeMemory(address);
    }

    /** Loads a byte. */
    public static byte getByte(long address) {
        access(null, address, Byte.BYTES, false);
        return UnsafeApi.getByte(address);
    }

    /** Loads 4 bytes. */
    public static int getInt(long address) {
        access(null, address, Integer.BYTES, false);
        return UnsafeApi.getInt(address);
    }

    /** Loads 8 bytes. */
    public static long getLong(long address) {
        access(null, address, Long.BYTES, false);
        return UnsafeApi.getLong(address);
    }

    /** Loads 8 bytes from an array or from memory. */
    public static long getLong(Object array, long address) {
        access(array, address, Long.BYTES, false);
        return UnsafeApi.getLong(array, address);
    }

    /** Stores a byte. */
    public static void putByte(long address, byte value) {
        access(null, address, Byte.BYTES, true);
        UnsafeApi.putByte(address, value);
    }

    /** Stores 4 bytes. */
    public static void putInt(long address, int value) {
        access(null, address, Integer.BYTES, true);
        UnsafeApi.putInt(address, value);
    }

    /** Stores 8 bytes. */
    public static void putLong(long address, long value) {
        access(null, address, Long.BYTES, true);
        UnsafeApi.putLong(address, value);
    }

    /** Stores 8 bytes into an array or into memory. */
    public static void putLong(Object array, long address, long value) {
        access(array, address, Long.BYTES, true);
        UnsafeApi.putLong(array, address, value);
    }

    /** Stores the same byte again and again. */
    public static void setMemory(long address, long bytes, byte value) {
        access(null, address, bytes, true);
        UnsafeApi.setMemory(address, bytes, value);
    }

    /** Loads and stores; nothing for no bytes. */
    public static void copyMemory(long from, long to, long bytes) {
        if (bytes > 0) {
            access(null, from, bytes, false);
            access(null, to, bytes, true);
        }
        UnsafeApi.copyMemory(from, to, bytes);
    }

    /** The same where one of both may be an array, which is not counted. */
    public static void copyMemory(Object from, long fromOffset, Object to, long toOffset, long bytes) {
        access(from, fromOffset, bytes, false);
        access(to, toOffset, bytes, true);
        UnsafeApi.copyMemory(from, fromOffset, to, toOffset, bytes);
    }
}
