package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ccwbench.fixtures.device.CkdRecord;
import org.ccwbench.fixtures.device.DiskImage;
import org.ccwbench.fixtures.device.MemoryDiskImage;
import org.ccwbench.fixtures.device.TrackAddress;

/** What a 3390 of 3 cylinders has on it: 12 records of 4096 bytes on each of its tracks, no two of them alike. */
final class TestDisk {
    static final int TRACKS = 3 * DiskImage.MAX_HEADS;
    static final int RECORDS = 12;
    static final int RECORD_BYTES = 4096;

    private static final int RECORD_ZERO_BYTES = 8;

    private TestDisk() {}

    static MemoryDiskImage inMemory() {
        final SplittableRandom random = new SplittableRandom(3390);
        final Map<TrackAddress, List<CkdRecord>> tracks = new TreeMap<>();
        for (int number = 0; number < TRACKS; number++) {
            final TrackAddress track = track(number);
            tracks.put(track, records(track, random));
        }
        return new MemoryDiskImage(TRACKS / DiskImage.MAX_HEADS, DiskImage.MAX_HEADS, tracks);
    }

    /** Track {@code number} of the disk, from 0. */
    static TrackAddress track(int number) {
        return new TrackAddress(number / DiskImage.MAX_HEADS, number % DiskImage.MAX_HEADS);
    }

    private static List<CkdRecord> records(TrackAddress track, SplittableRandom random) {
        final List<CkdRecord> records = new ArrayList<>();
        records.add(CkdRecord.of(track, 0, new byte[0], new byte[RECORD_ZERO_BYTES]));
        for (int record = 1; record <= RECORDS; record++) {
            records.add(CkdRecord.of(track, record, new byte[0], bytes(random, RECORD_BYTES)));
        }
        return records;
    }

    static byte[] bytes(SplittableRandom random, int length) {
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The data of a record. */
    static byte[] data(DiskImage image, TrackAddress track, int record) {
        return image.read(track).get(record).data();
    }
}
