package org.ccwbench.check;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.collections.Long2ObjectHashMap;
import org.ccwbench.memory.PageTable;

/**
 * What is in host pages. A page that nobody wrote to is that of another object of this class, or zero where there is
 * none; so several runs can start from the same pages.
 */
final class PageContents {
    private static final byte[] ZEROS = new byte[PageTable.PAGE_BYTES];

    private final PageContents before;
    private final Long2ObjectHashMap<byte[]> pages = new Long2ObjectHashMap<>();

    /** Zeros. */
    PageContents() {
        this(null);
    }

    /** A copy. @param before does not change from here on */
    PageContents(PageContents before) {
        this.before = before;
    }

    /** The bytes of a host page, not to be written to. */
    byte[] page(long hostPage) {
        final byte[] page = pages.get(hostPage);
        if (page != null) {
            return page;
        }
        return before == null ? ZEROS : before.page(hostPage);
    }

    /** Writes bytes of one page. */
    void write(long hostPage, int inPage, byte[] bytes, int offset, int length) {
        byte[] page = pages.get(hostPage);
        if (page == null) {
            page = page(hostPage).clone();
            pages.put(hostPage, page);
        }
        System.arraycopy(bytes, offset, page, inPage, length);
    }

    /** The host pages, ascending, whose bytes differ. @param other a copy of the same */
    Set<Long> differing(PageContents other) {
        final Set<Long> differing = new TreeSet<>();
        addDiffering(other, pages.keySet(), differing);
        addDiffering(other, other.pages.keySet(), differing);
        return differing;
    }

    private void addDiffering(PageContents other, Iterable<Long> candidates, Set<Long> differing) {
        for (final long hostPage : candidates) {
            if (!Arrays.equals(page(hostPage), other.page(hostPage))) {
                differing.add(hostPage);
            }
        }
    }
}
