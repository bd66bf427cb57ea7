package org.ccwbench.check;

/**
 * What a seed decides beside the program: how the device answers, and the storage keys. In three of four worlds there
 * are no keys.
 */
record World(long seed) {
    private static final long GAMMA = 0x9e37_79b9_7f4a_7c15L;
    private static final int KEY_SHIFT = 4;
    private static final int FETCH_PROTECTED = 0x08;

    /** 64 bits that depend on the seed and a number, and look random. */
    long bits(long number) {
        long z = (seed + 1) * GAMMA ^ number * 0xd1b5_4a32_d192_ed03L;
        z = (z ^ z >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
        return z ^ z >>> 31;
    }

    boolean hasKeys() {
        return (bits(-1) & 3) == 0;
    }

    /**
     * The storage key of a guest page: mostly that of the program.
     *
     * @param programKey 4 bits
     * @return access-control bits and fetch protection
     */
    int key(long guestPage, int programKey) {
        final long bits = bits(~guestPage);
        final int access = (bits & 7) == 0 ? (int) (bits >>> 8) & 0xf : programKey;
        return access << KEY_SHIFT | ((bits & 8) == 0 ? 0 : FETCH_PROTECTED);
    }
}
