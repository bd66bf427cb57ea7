package org.ccwbench.check;

import java.util.List;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.memory.PageTable;
import org.ccwbench.memory.PinList;

/** The pages of one stated program after the other, for a translator that is used for all of them. */
final class CurrentPages extends PageTable {
    private final PageTable table = PageTable.dat(ChannelProgramTranslator.DAT_PAGES);
    private StatedPages pages = new StatedPages(table, List.of(), false);

    /** Goes on to the pages of another program. The one before must have none pinned. */
    void state(List<PageRange> ranges, boolean joining) {
        pages.close();
        pages = new StatedPages(table, ranges, joining);
    }

    /** Pins on all pages together. */
    long pinsLeft() {
        return pages.pinsLeft();
    }

    @Override
    public long entry(long iova) {
        return pages.entry(iova);
    }

    @Override
    public int pinCount(long iova) {
        return pages.pinCount(iova);
    }

    @Override
    public boolean pin(long iova, long idaw, long handle) {
        return pages.pin(iova, idaw, handle);
    }

    @Override
    public int pinAll(long first, long words, int idaws, long idal, long handles) {
        return pages.pinAll(first, words, idaws, idal, handles);
    }

    @Override
    public void unpin(PinList pins, int from) {
        pages.unpin(pins, from);
    }

    @Override
    public long page(PinList pins, int index) {
        return pages.page(pins, index);
    }

    @Override
    public void map(long page, long count, long hostPage, int kind) {
        pages.map(page, count, hostPage, kind);
    }

    @Override
    public int unmap(long page, long count) {
        return pages.unmap(page, count);
    }

    @Override
    public long bytes() {
        return table.bytes();
    }

    @Override
    public void close() {
        pages.close();
        table.close();
    }
}
