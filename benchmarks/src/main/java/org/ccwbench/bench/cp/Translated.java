package org.ccwbench.bench.cp;

/**
 * A translated program as it can be read back, whoever translated it. Host addresses are those the channel would use.
 */
interface Translated {

    /** Translates a program of a workload, and leaves it to be looked at. */
    void translate(int program);

    /** The doubleword at a host address of the program. */
    long word(long hostAddress);

    /** A doubleword of the host ORB, 0 to 3. */
    long orbWord(int index);

    /** Pins that the program took. */
    int pins();

    /** Number of the guest page of a pin. */
    long pinnedPage(int pin);

    /** Frees the program. */
    void free();

    /** How often the page of a guest address is pinned. */
    long pinsLeft(long iova);
}
