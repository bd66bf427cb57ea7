package org.ccwbench.suite.gate.duet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Kernels that touch nothing but the JDK, and so are the same in all versions: what looks slower here is the
 * measurement's fault.
 */
public final class Rulers {
    private static final int BYTES = 4096;

    private Rulers() {}

    /** Their names. */
    public static List<String> names() {
        return List.of("ruler.copy", "ruler.walk");
    }

    /** A ruler: copies a page, or adds up the words of a buffer. */
    public static IntUnaryOperator open(String name) {
        return switch (name) {
            case "ruler.copy" -> new Copy();
            case "ruler.walk" -> new Walk();
            default -> throw new IllegalArgumentException("there is no ruler " + name);
        };
    }

    /** A page at that place of a page, wherever the memory lies: what is near to what makes a difference. */
    private static ByteBuffer page(int at) {
        final ByteBuffer pages = ByteBuffer.allocateDirect(3 * BYTES).alignedSlice(BYTES);
        return pages.slice(at, BYTES);
    }

    private static final class Copy implements IntUnaryOperator {
        private final ByteBuffer from = page(0);
        private final ByteBuffer to = page(BYTES / 2);

        @Override
        public int applyAsInt(int operations) {
            int sum = 0;
            for (int i = 0; i < operations; i++) {
                to.put(0, from, 0, BYTES);
                sum += to.getInt(i * Integer.BYTES & BYTES - 1);
            }
            return sum;
        }
    }

    private static final class Walk implements IntUnaryOperator {
        private final ByteBuffer buffer = page(0);

        @Override
        public int applyAsInt(int operations) {
            int sum = 0;
            for (int i = 0; i < operations; i++) {
                buffer.putInt(i * Integer.BYTES & BYTES - 1, i);
                for (int at = 0; at < BYTES; at += Long.BYTES) {
                    sum += (int) buffer.getLong(at);
                }
            }
            return sum;
        }
    }
}
