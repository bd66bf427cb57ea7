package org.ccwbench.memory;

/** The shapes of page table, which answer alike. */
enum Shape {
    FLAT,
    DAT;

    /** Guest pages of a table: 2 GiB, as far as segment tables reach without a region table. */
    static final long PAGES = 1 << 19;

    /** The last guest page that a table has. */
    static final long LAST = PAGES - 1;

    /** An empty table. */
    PageTable table() {
        return this == FLAT ? PageTable.flat(PAGES) : PageTable.dat(PAGES);
    }
}
