package org.ccwbench.bench;

import java.util.Locale;
import org.ccwbench.memory.PageTable;

/** The shapes that a page table can have. */
public enum TableKind {
    /** One record a page. */
    FLAT {
        @Override
        public PageTable make(long pages) {
            return PageTable.flat(pages);
        }
    },
    /** Region, segment and page tables as z/Architecture has them. */
    DAT {
        @Override
        public PageTable make(long pages) {
            return PageTable.dat(pages);
        }
    };

    /**
     * The kind of a name in lower case.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static TableKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** An empty table for guest pages below {@code pages}. */
    public abstract PageTable make(long pages);

    /** The name in parameters and options: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
