package org.ccwbench.bench.memory;

/**
 * An order in which all pages of 1 GiB come once and then again: each follows from the one in front of it by a
 * multiplication and an addition, so that reading the order costs no memory.
 */
enum PageOrder {
    /** Ascending. */
    SEQUENTIAL(1, 1),
    /** Jumping. A multiplier of 1 modulo 4 and an odd addend give every number of a power of two once. */
    RANDOM(0x19_660d, 0x3c6e_f35f);

    private final int multiplier;
    private final int addend;

    PageOrder(int multiplier, int addend) {
        this.multiplier = multiplier;
        this.addend = addend;
    }

    int multiplier() {
        return multiplier;
    }

    int addend() {
        return addend;
    }
}
