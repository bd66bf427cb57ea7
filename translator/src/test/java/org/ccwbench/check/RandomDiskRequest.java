package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.check.DiskModel.Piece;
import org.ccwbench.fixtures.device.TrackAddress;

/**
 * A request that a seed decides: a record or several, read or written, found by a search or by a locate record, with
 * their data in one piece or scattered. Some look for a record that is not there.
 */
final class RandomDiskRequest {
    private static final int MISSING = TestDisk.RECORDS + 1;
    private static final int MOST_RECORDS = 3;
    private static final int MOST_CHAINED = 3;
    private static final long HEAD = 0x1000;

    private final SplittableRandom random;
    private final int orbFlags;
    private final DiskProgram program;
    private final TrackAddress track;
    private final int record;
    private final boolean isWrite;
    private final boolean isLocated;
    private final List<List<Piece>> pieces = new ArrayList<>();
    private final long notFoundCpa;
    private boolean isLastWithPci;

    /** Builds the program of the request in the guest's storage. */
    RandomDiskRequest(SplittableRandom random, DiskGuest guest) {
        this.random = random;
        orbFlags = (one(2) ? Orb.FMT : 0)
                | DiskGuest.FORMAT_0 & ~Orb.C64
                | (one(3) ? 0 : Orb.C64)
                | (one(3) ? Orb.I2K : 0);
        program = new DiskProgram(guest, orbFlags, HEAD);
        track = TestDisk.track(random.nextInt(TestDisk.TRACKS));
        record = one(16) ? MISSING : 1 + random.nextInt(TestDisk.RECORDS);
        isWrite = one(2);
        isLocated = one(2);
        final int records = isLocated ? 1 + random.nextInt(MOST_RECORDS) : 1;
        final int there = isMissing() ? 1 : Math.min(records, MISSING - record);
        notFoundCpa = find(there);
        for (int i = 0; i < there; i++) {
            pieces.add(transfer(i == there - 1));
        }
    }

    /** The probability is one in so many. */
    private boolean one(int many) {
        return random.nextInt(many) == 0;
    }

    /** @return the CCW address with which the program ends when there is no such record */
    private long find(int records) {
        if (isLocated) {
            final int mask = isWrite ? DiskProgram.MAY_UPDATE : DiskProgram.MAY_READ;
            final int operation = isWrite ? DiskProgram.LOCATE_TO_WRITE : DiskProgram.LOCATE_TO_READ;
            program.locate(mask, operation, track, record, records, TestDisk.RECORD_BYTES);
            return program.next();
        }
        program.search(track, record);
        return program.next() - Ccw1.BYTES;
    }

    /** Adds the CCWs of one record. */
    private List<Piece> transfer(boolean isLast) {
        final int command = command();
        final boolean isWhole = !one(4);
        final int total = isWhole ? TestDisk.RECORD_BYTES : 1 + random.nextInt(TestDisk.RECORD_BYTES - 1);
        final int lastFlags = (isLast ? 0 : Ccw1.CC) | (isWhole ? 0 : Ccw1.SLI);
        final boolean hasPci = one(5);
        isLastWithPci = isLast && hasPci;
        final List<Piece> transferred = new ArrayList<>();
        int left = total;
        for (int i = 0; left > 0; i++) {
            final boolean isChained = i < MOST_CHAINED && left > 1 && one(3);
            final int count = isChained ? 1 + random.nextInt(left - 1) : left;
            final int flags = (isChained ? Ccw1.CD : lastFlags) | (i == 0 && hasPci ? Ccw1.PCI : 0);
            transferred.addAll(one(2) ? direct(command, flags, count) : scattered(command, flags, count));
            left -= count;
        }
        return transferred;
    }

    private int command() {
        if (isLocated) {
            return isWrite ? DiskProgram.WRITE_UPDATE_DATA : DiskProgram.READ_DATA_MULTITRACK;
        }
        return isWrite ? DiskProgram.WRITE_DATA : DiskProgram.READ_DATA;
    }

    private List<Piece> direct(int command, int flags, int count) {
        final Piece piece = new Piece(DiskModel.LOW + random.nextInt(DiskModel.WINDOW_BYTES - count), count);
        program.ccw(command, flags, count, piece.address());
        return List.of(piece);
    }

    private List<Piece> scattered(int command, int flags, int count) {
        final int block = Orb.idawBlock(orbFlags);
        final long window = Orb.isFormat2Idaws(orbFlags) && one(2) ? DiskModel.HIGH : DiskModel.LOW;
        final List<Piece> scattered = new ArrayList<>();
        int left = count;
        while (left > 0) {
            final int offset = scattered.isEmpty() ? random.nextInt(block) : 0;
            final long address = window + (long) random.nextInt(DiskModel.WINDOW_BYTES / block) * block + offset;
            final Piece piece = new Piece(address, Math.min(left, block - offset));
            scattered.add(piece);
            left -= piece.length();
        }
        program.ida(
                command,
                flags,
                count,
                scattered.stream().mapToLong(Piece::address).toArray());
        return scattered;
    }

    /** What must come of it, if the record is there. */
    void applyTo(DiskModel model) {
        for (int i = 0; i < pieces.size(); i++) {
            if (isWrite) {
                model.write(track, record + i, pieces.get(i));
            } else {
                model.read(track, record + i, pieces.get(i));
            }
        }
    }

    DiskProgram program() {
        return program;
    }

    boolean isMissing() {
        return record == MISSING;
    }

    boolean isWrite() {
        return isWrite;
    }

    /** Whether its last command interrupts in the middle, so that this comes with the end. */
    boolean isLastWithPci() {
        return isLastWithPci;
    }

    /** The CCW address at the end. */
    long cpa() {
        return isMissing() ? notFoundCpa : program.next();
    }

    @Override
    public String toString() {
        return "%s record %d of track %s, ORB flags %08x, %s"
                .formatted(isWrite ? "write" : "read", record, track, orbFlags, pieces);
    }
}
