package org.ccwbench.memory;

/** A pin list and room for an IDAL, to pin pages of a table one by one or as a list. */
final class PinnedPages implements AutoCloseable {
    private static final int CAPACITY = 64;

    private final PageTable pages;
    private final PinList pins = new PinList(CAPACITY);
    private final NativeWords idal = new NativeWords(CAPACITY);

    PinnedPages(PageTable pages) {
        this.pages = pages;
    }

    PinList pins() {
        return pins;
    }

    /** Host words that pins wrote, {@link NativeWords#UNTOUCHED} where they did not. */
    NativeWords idal() {
        return idal;
    }

    /** Pins one page and, when that was good, puts it on the list. */
    boolean pin(long iova) {
        final int at = pins.count();
        final boolean pinned = pages.pin(iova, idal.address(at), pins.address(at));
        if (pinned) {
            pins.count(at + 1);
        }
        return pinned;
    }

    /** Pins a list whose words are somewhere else. @return pages pinned */
    int pinAll(long... iovas) {
        try (NativeWords words = NativeWords.of(iovas)) {
            words.set(0, NativeWords.UNTOUCHED);
            return pinAll(iovas[0], words.address(), iovas.length);
        }
    }

    /** Pins a list in place: its words are where the host words go. @return pages pinned */
    int pinInPlace(long... iovas) {
        final int before = pins.count();
        for (int i = 1; i < iovas.length; i++) {
            idal.set(before + i, iovas[i]);
        }
        return pinAll(iovas[0], idal.address(before), iovas.length);
    }

    private int pinAll(long first, long words, int idaws) {
        final int before = pins.count();
        final int pinned = pages.pinAll(first, words, idaws, idal.address(before), pins.address(before));
        pins.count(before + pinned);
        return pinned;
    }

    /** Numbers of the pages on the list, in order. */
    long[] list() {
        final long[] list = new long[pins.count()];
        for (int i = 0; i < list.length; i++) {
            list[i] = pages.page(pins, i);
        }
        return list;
    }

    /** Unpins everything. */
    void unpin() {
        pages.unpin(pins, 0);
    }

    @Override
    public void close() {
        idal.close();
        pins.close();
    }
}
