package org.ccwbench.suite.gate.counters.run;

import java.util.List;
import org.agrona.UnsafeApi;
import org.agrona.collections.LongHashSet;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.memory.PageTable;
import org.ccwbench.memory.PinList;
import org.ccwbench.suite.gate.counters.Counter;
import org.ccwbench.suite.gate.counters.Meter;

/**
 * A page table in front of one that is counted. It counts the calls that pin, and maps stated pages when one of them is
 * about to be looked up, because ranges may be larger than memory; what it does itself is not counted.
 */
final class WatchedPages extends PageTable {
    private final PageTable pages;
    private final List<PageRange> ranges;
    private final LongHashSet touched = new LongHashSet();

    WatchedPages(PageTable pages, List<PageRange> ranges) {
        this.pages = pages;
        this.ranges = ranges;
    }

    private void touch(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        for (final PageRange range : ranges) {
            if (page >= range.first() && page - range.first() < range.pages() && touched.add(page)) {
                final boolean counting = Meter.pause();
                pages.map(page, 1, range.hostPage(page - range.first()), kind(range.kind()));
                Meter.resume(counting);
            }
        }
    }

    private static int kind(PageRange.Kind kind) {
        return switch (kind) {
            case WRITABLE -> WRITABLE;
            case READ_ONLY -> READ_ONLY;
            case FAULTING -> FAULTING;
            case STOPPING -> STOPPING;
        };
    }

    @Override
    public boolean pin(long iova, long idaw, long handle) {
        touch(iova);
        Meter.add(Counter.PIN_CALLS, 1);
        final boolean pinned = pages.pin(iova, idaw, handle);
        Meter.add(Counter.PAGES, pinned ? 1 : 0);
        return pinned;
    }

    @Override
    public int pinAll(long first, long words, int idaws, long idal, long handles) {
        touch(first);
        for (int i = 1; i < idaws; i++) {
            touch(Long.reverseBytes(UnsafeApi.getLong(words + (long) i * Long.BYTES)));
        }
        Meter.add(Counter.PIN_CALLS, 1);
        final int pinned = pages.pinAll(first, words, idaws, idal, handles);
        Meter.add(Counter.PAGES, pinned);
        return pinned;
    }

    @Override
    public long entry(long iova) {
        touch(iova);
        return pages.entry(iova);
    }

    @Override
    public void unpin(PinList pins, int from) {
        pages.unpin(pins, from);
    }

    @Override
    public int pinCount(long iova) {
        return pages.pinCount(iova);
    }

    @Override
    public long page(PinList pins, int index) {
        return pages.page(pins, index);
    }

    @Override
    public void map(long page, long count, long hostPage, int kind) {
        throw new IllegalStateException("the pages are stated");
    }

    @Override
    public int unmap(long page, long count) {
        throw new IllegalStateException("the pages are stated");
    }

    @Override
    public long bytes() {
        return pages.bytes();
    }

    /** The table behind stays open. */
    @Override
    public void close() {
        touched.clear();
    }
}
