package org.ccwbench.check;

import java.util.List;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.fixtures.PageRange.Kind;

/**
 * The stated pages of one program, looked at from either side. Pages are numbers: an address without its last 12 bits.
 */
final class PageMapping {
    /** What there is no page for. */
    static final long NONE = -1;

    private final List<PageRange> ranges;
    private PageRange last;

    PageMapping(List<PageRange> ranges) {
        this.ranges = ranges;
    }

    /** The host page of a guest page, or {@link #NONE}. */
    long toHost(long guestPage) {
        final PageRange range = rangeOf(guestPage);
        return range == null ? NONE : range.hostPage(guestPage - range.first());
    }

    /** A guest page on a host page: the first one when there are more, {@link #NONE} when there is none. */
    long toGuest(long hostPage) {
        for (final PageRange range : ranges) {
            final long distance = hostPage - range.host();
            final boolean isReached = range.step() == 0 ? distance == 0 : distance % range.step() == 0;
            final long index = isReached && range.step() != 0 ? distance / range.step() ^ range.xor() : 0;
            if (isReached && index >= 0 && index < range.pages()) {
                return range.first() + index;
            }
        }
        return NONE;
    }

    /** What can be done with a guest page; {@code null} when it is not mapped. */
    Kind kind(long guestPage) {
        final PageRange range = rangeOf(guestPage);
        return range == null ? null : range.kind();
    }

    private PageRange rangeOf(long guestPage) {
        if (last != null && holds(last, guestPage)) {
            return last;
        }
        for (final PageRange range : ranges) {
            if (holds(range, guestPage)) {
                last = range;
                return range;
            }
        }
        return null;
    }

    private static boolean holds(PageRange range, long guestPage) {
        return guestPage >= range.first() && guestPage - range.first() < range.pages();
    }
}
