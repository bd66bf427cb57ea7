package org.ccwbench.check.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.fixtures.Answer.PinCall;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.fixtures.PageRange.Kind;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramInput.Change;
import org.ccwbench.fixtures.ProgramInput.Contents;

/** Guest storage and pages as the input states them, and what was pinned and unpinned. */
final class Guest {
    static final int PAGE_SHIFT = 12;
    static final long PAGE_BYTES = 1L << PAGE_SHIFT;

    private final List<PageRange> ranges;
    private final List<Change> changes;
    private final Map<Long, byte[]> storage = new HashMap<>();
    private final Map<Change, Integer> reads = new HashMap<>();
    private final Map<Long, Integer> pins = new HashMap<>();
    private final List<PinCall> calls = new ArrayList<>();
    private final List<Long> unpins = new ArrayList<>();

    Guest(ProgramInput input) {
        ranges = input.pages();
        changes = input.changes();
        input.contents().forEach(this::store);
    }

    private void store(Contents contents) {
        int done = 0;
        while (done < contents.bytes().length) {
            final long at = contents.at() + done;
            final int offset = (int) (at & PAGE_BYTES - 1);
            final int bytes = Math.min(contents.bytes().length - done, (int) PAGE_BYTES - offset);
            final byte[] page = storage.computeIfAbsent(at >>> PAGE_SHIFT, number -> new byte[(int) PAGE_BYTES]);
            System.arraycopy(contents.bytes(), done, page, offset, bytes);
            done += bytes;
        }
    }

    /**
     * Reads bytes in one go.
     *
     * @param reason why the program is refused when they cannot be read
     * @throws Refused with the error of the first page that cannot be read
     */
    byte[] read(long at, int length, String reason) throws Refused {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            final long address = at + i;
            if (i == 0 || (address & PAGE_BYTES - 1) == 0) {
                final int errno = readError(address);
                if (errno != 0) {
                    throw new Refused(errno, reason, at);
                }
            }
            final byte[] page = storage.get(address >>> PAGE_SHIFT);
            bytes[i] = page == null ? 0 : page[(int) (address & PAGE_BYTES - 1)];
        }
        for (final Change change : changes) {
            final boolean covered = change.readOf() >= at && change.readOf() < at + length;
            if (covered && reads.merge(change, 1, Integer::sum) == change.reads()) {
                store(change.contents());
            }
        }
        return bytes;
    }

    private int readError(long address) {
        final PageRange range = rangeOf(address);
        if (range == null) {
            return Refused.EINVAL;
        }
        return range.kind() == Kind.FAULTING ? Refused.EFAULT : 0;
    }

    /** Pins neighbouring pages. @return how many, or a negative errno, and then none */
    int pin(long iova, int pages) {
        final int first = firstRefused(iova, pages);
        int result = first;
        if (first < pages) {
            final int errno = pinError(iova + first * PAGE_BYTES);
            final boolean isShort = first > 0
                    && rangeOf(iova + first * PAGE_BYTES) != null
                    && rangeOf(iova + first * PAGE_BYTES).kind() == Kind.STOPPING;
            result = isShort ? first : errno;
        }
        calls.add(new PinCall(iova, pages, result));
        for (int i = 0; i < result; i++) {
            pins.merge(iova + i * PAGE_BYTES >>> PAGE_SHIFT, 1, Integer::sum);
        }
        return result;
    }

    /** Index of the first of some neighbouring pages that cannot be pinned; {@code pages} when all can. */
    int firstRefused(long iova, int pages) {
        int index = 0;
        while (index < pages && pinError(iova + index * PAGE_BYTES) == 0) {
            index++;
        }
        return index;
    }

    private int pinError(long iova) {
        final PageRange range = rangeOf(iova);
        if (range == null) {
            return Refused.EINVAL;
        }
        return switch (range.kind()) {
            case WRITABLE -> 0;
            case READ_ONLY -> Refused.EPERM;
            case FAULTING, STOPPING -> Refused.EFAULT;
        };
    }

    void unpin(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        pins.merge(page, -1, Integer::sum);
        unpins.add(page);
    }

    /** The host address behind the address of a pinned page. */
    long host(long iova) {
        final PageRange range = rangeOf(iova);
        return (range.hostPage((iova >>> PAGE_SHIFT) - range.first()) << PAGE_SHIFT) + (iova & PAGE_BYTES - 1);
    }

    private PageRange rangeOf(long iova) {
        final long page = iova >>> PAGE_SHIFT;
        for (final PageRange range : ranges) {
            if (page >= range.first() && page < range.first() + range.pages()) {
                return range;
            }
        }
        return null;
    }

    List<PinCall> calls() {
        return calls;
    }

    List<Long> unpins() {
        return unpins;
    }

    long pinsLeft() {
        return pins.values().stream().mapToLong(Integer::longValue).sum();
    }
}
