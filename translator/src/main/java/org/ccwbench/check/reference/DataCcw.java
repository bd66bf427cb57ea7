package org.ccwbench.check.reference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ccwbench.fixtures.Answer.HostCcw;
import org.ccwbench.fixtures.Answer.Target;

/** Translates a CCW that is not a TIC: it gets an IDAL of its own, over pinned pages when it moves data. */
final class DataCcw {
    private static final int IDA = 0x04;
    private static final int SKIP = 0x10;
    private static final int NOOP = 0x03;
    private static final int HOST_IDAW_BYTES = 8;
    private static final String UNREADABLE = "IDAW_UNREADABLE";

    private final Guest guest;
    private final long ccw;
    private final boolean isFormat2;
    private final int block;

    /** The guest's IDAL, or the one that a direct address stands for, in the guest's format at its beginning. */
    private ByteBuffer idal;

    private List<Long> iovas;

    /** Of {@link #iovas}, those that are pinned. */
    private final List<Long> pinned = new ArrayList<>();

    /** @param block bytes that an IDAW covers, by the ORB */
    DataCcw(Guest guest, long ccw, boolean isFormat2, int block) {
        this.guest = guest;
        this.ccw = ccw;
        this.isFormat2 = isFormat2;
        this.block = block;
    }

    HostCcw translate() throws Refused {
        if (isIda()) {
            readIdal();
        } else {
            makeIdal();
        }
        iovas = new ArrayList<>();
        for (int i = 0; i < idal.capacity() / HOST_IDAW_BYTES; i++) {
            iovas.add(idaw(idal, i));
        }
        final List<Long> words = new ArrayList<>();
        if (movesData()) {
            pin();
            iovas.forEach(iova -> words.add(guest.host(iova)));
        } else {
            iovas.clear();
            for (int at = 0; at < idal.capacity(); at += HOST_IDAW_BYTES) {
                words.add(idal.getLong(at));
            }
        }
        return new HostCcw(Chain.command(ccw), Chain.flags(ccw) | IDA, Chain.count(ccw), new Target.Idal(words, iovas));
    }

    /** Guest addresses whose pages are pinned. */
    List<Long> pinned() {
        return pinned;
    }

    private boolean isIda() {
        return (Chain.flags(ccw) & IDA) != 0;
    }

    private int idawBytes() {
        return isFormat2 ? 8 : 4;
    }

    private void readIdal() throws Refused {
        final long at = Chain.address(ccw);
        final long first = idaw(ByteBuffer.wrap(guest.read(at, idawBytes(), UNREADABLE)), 0);
        final int idaws = idaws(first);
        idal = ByteBuffer.allocate(idaws * HOST_IDAW_BYTES);
        idal.put(0, guest.read(at, idaws * idawBytes(), UNREADABLE));
        if (idaw(idal, 0) != first) {
            throw new Refused(Refused.EINVAL, "IDAW_CHANGED", at);
        }
    }

    private void makeIdal() {
        final int idaws = idaws(Chain.address(ccw));
        idal = ByteBuffer.allocate(idaws * HOST_IDAW_BYTES);
        long word = Chain.address(ccw);
        for (int i = 0; i < idaws; i++) {
            if (isFormat2) {
                idal.putLong(i * idawBytes(), word);
            } else {
                idal.putInt(i * idawBytes(), (int) word);
            }
            word = word + block & ~(block - 1L);
        }
    }

    private long idaw(ByteBuffer list, int index) {
        return isFormat2 ? list.getLong(index * idawBytes()) : list.getInt(index * idawBytes()) & Chain.ADDRESS_MASK;
    }

    private int idaws(long first) {
        final long bytes = Math.max(1, Chain.count(ccw));
        return (int) ((first % block + block) % block + bytes + block - 1) / block;
    }

    private boolean movesData() {
        final int command = Chain.command(ccw);
        if (Chain.count(ccw) == 0 || command == NOOP) {
            return false;
        }
        if ((Chain.flags(ccw) & SKIP) == 0) {
            return true;
        }
        final boolean isRead = (command & 0x03) == 0x02;
        final boolean isReadBackward = (command & 0x0f) == 0x0c;
        final boolean isSense = (command & 0x0f) == 0x04;
        return !isRead && !isReadBackward && !isSense;
    }

    private void pin() throws Refused {
        int index = 0;
        while (index < iovas.size()) {
            final long iova = iovas.get(index);
            final int pages = neighbours(index);
            final int result = guest.pin(iova, pages);
            for (int i = 0; i < result; i++) {
                pinned.add(iovas.get(index + i));
            }
            if (result < pages) {
                pinned.forEach(guest::unpin);
                pinned.clear();
                throw refused(iova + guest.firstRefused(iova, pages) * Guest.PAGE_BYTES, result);
            }
            index += pages;
        }
    }

    /** IDAWs from an index on that are pinned in one call: with blocks of 4 KiB, those that are one page apart. */
    private int neighbours(int index) {
        int pages = 1;
        while (block == Guest.PAGE_BYTES
                && index + pages < iovas.size()
                && iovas.get(index) + pages * Guest.PAGE_BYTES == iovas.get(index + pages)) {
            pages++;
        }
        return pages;
    }

    private static Refused refused(long at, int result) {
        return switch (result) {
            case Refused.EINVAL -> new Refused(result, "PAGE_UNMAPPED", at);
            case Refused.EPERM -> new Refused(result, "PAGE_READ_ONLY", at);
            case Refused.EFAULT -> new Refused(result, "PAGE_FAULT", at);
            default -> new Refused(Refused.EINVAL, "PIN_STOPPED_SHORT", at);
        };
    }
}
