package org.ccwbench.arch;

/**
 * Indirect-data-address words: a format-1 IDAW is 31 address bits in 4 bytes and covers 2 KiB, a format-2 IDAW is 64
 * address bits in 8 bytes and covers 4 KiB or 2 KiB. The first one of a list may start anywhere in its block, the
 * others start a block. Source: z/Architecture Principles of Operation, "Indirect-Data-Address Word".
 */
public final class Idaw {
    /** Bytes of a format-1 IDAW. */
    public static final int FORMAT_1_BYTES = 4;

    /** Bytes of a format-2 IDAW; host IDAWs are always of this format. */
    public static final int FORMAT_2_BYTES = 8;

    /** Bytes of the smaller block. */
    public static final int BLOCK_2K = 2048;

    /** Bytes of the larger block, which is that of a page. */
    public static final int BLOCK_4K = 4096;

    /** Words of the longest list: 65,535 bytes that start with the last byte of a 2 KiB block. */
    public static final int MOST = 33;

    private Idaw() {}

    /**
     * How many IDAWs it takes to cover the data of one CCW.
     *
     * @param address where the data starts: the first IDAW, or the address of a CCW without a list
     * @param bytes length of the data, 1 to 65535
     * @param block {@link #BLOCK_2K} or {@link #BLOCK_4K}
     * @return 1 to {@link #MOST}
     */
    public static int needed(long address, int bytes, int block) {
        final int offset = (int) address & block - 1;
        return offset + bytes + block - 1 >>> Integer.numberOfTrailingZeros(block);
    }
}
