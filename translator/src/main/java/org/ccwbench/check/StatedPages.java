package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.LongHashSet;
import org.ccwbench.fixtures.Answer.PinCall;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.memory.BigEndian;
import org.ccwbench.memory.PageTable;
import org.ccwbench.memory.PinList;

/**
 * A page table in front of another one, which it fills from stated page ranges as pages are touched, because ranges may
 * be larger than memory. It writes down the calls with which Linux would pin the same pages, and every page that is
 * unpinned.
 *
 * <p>Linux pins the neighbours of an IDAL in one call: a word joins when it is exactly one page behind the word in
 * front of it, and the blocks have 4 KiB.
 */
final class StatedPages extends PageTable {
    private final PageTable pages;
    private final List<PageRange> ranges;
    private final boolean joining;
    private final LongHashSet touched = new LongHashSet();
    private final List<PinCall> calls = new ArrayList<>();
    private final List<Long> unpinned = new ArrayList<>();

    /**
     * Pins at the end of the list that belong to a call which was refused as a whole, so that Linux has nothing to
     * unpin.
     */
    private int notHeld;

    /**
     * Pages in front of an empty table.
     *
     * @param joining whether neighbours are pinned in one call
     */
    StatedPages(PageTable pages, List<PageRange> ranges, boolean joining) {
        this.pages = pages;
        this.ranges = ranges;
        this.joining = joining;
    }

    /** The calls that pin, in order. */
    List<PinCall> calls() {
        return calls;
    }

    /** Numbers of the pages that were unpinned, in order. */
    List<Long> unpinned() {
        return unpinned;
    }

    /** Pins on all pages together. */
    long pinsLeft() {
        long sum = 0;
        for (final long page : touched) {
            sum += pages.pinCount(page << PAGE_SHIFT);
        }
        return sum;
    }

    private void touch(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        if (!touched.add(page)) {
            return;
        }
        for (final PageRange range : ranges) {
            if (page >= range.first() && page - range.first() < range.pages()) {
                pages.map(page, 1, range.hostPage(page - range.first()), kind(range.kind()));
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

    /** A refused pin of one page is not written down: it is asked again as part of {@link #pinAll}. */
    @Override
    public boolean pin(long iova, long idaw, long handle) {
        touch(iova);
        final boolean pinned = pages.pin(iova, idaw, handle);
        if (pinned) {
            calls.add(new PinCall(iova, 1, 1));
        }
        return pinned;
    }

    @Override
    public int pinAll(long first, long words, int idaws, long idal, long handles) {
        final long[] iovas = new long[idaws];
        for (int i = 0; i < idaws; i++) {
            iovas[i] = i == 0 ? first : BigEndian.getLong(words + (long) i * Long.BYTES);
            touch(iovas[i]);
        }
        final int pinned = pages.pinAll(first, words, idaws, idal, handles);
        writeDown(iovas, pinned);
        return pinned;
    }

    private void writeDown(long[] iovas, int pinned) {
        int start = 0;
        while (start < iovas.length && start <= pinned) {
            int end = start + 1;
            while (joining && end < iovas.length && iovas[end] == iovas[end - 1] + PAGE_BYTES) {
                end++;
            }
            if (end <= pinned || pinned > start && pages.isStopping(iovas[pinned])) {
                calls.add(new PinCall(iovas[start], end - start, Math.min(end, pinned) - start));
            } else {
                calls.add(new PinCall(iovas[start], end - start, pages.pinErrno(iovas[pinned])));
                notHeld = pinned - start;
            }
            start = end <= pinned ? end : iovas.length;
        }
    }

    @Override
    public void unpin(PinList pins, int from) {
        for (int i = from; i < pins.count() - notHeld; i++) {
            unpinned.add(pages.page(pins, i));
        }
        notHeld = 0;
        pages.unpin(pins, from);
    }

    @Override
    public long entry(long iova) {
        touch(iova);
        return pages.entry(iova);
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

    /** Empties the table behind, which stays open. */
    @Override
    public void close() {
        for (final long page : touched) {
            pages.unmap(page, 1);
        }
    }
}
