package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ccwbench.fixtures.device.CkdRecord;
import org.ccwbench.fixtures.device.DiskImage;
import org.ccwbench.fixtures.device.MemoryDiskImage;
import org.ccwbench.fixtures.device.TrackAddress;

/** A 3390 in memory whose records can be told apart: each is filled with its own identifier, CCHHR, again and again. */
final class SampleDisk {
    static final String DESCRIPTION =
            "3390 in memory, 10 cylinders; every track has records 1 to 12 of 4096 bytes, filled with its own CCHHR";

    private static final int CYLINDERS = 10;
    private static final int RECORDS = 12;
    private static final int RECORD_BYTES = 0x1000;
    private static final int ID_BYTES = 5;
    private static final byte[] NO_KEY = {};
    private static final byte[] RECORD_ZERO = new byte[8];

    private SampleDisk() {}

    /** A new one. */
    static MemoryDiskImage create() {
        final Map<TrackAddress, List<CkdRecord>> tracks = new TreeMap<>();
        for (int cylinder = 0; cylinder < CYLINDERS; cylinder++) {
            for (int head = 0; head < DiskImage.MAX_HEADS; head++) {
                final TrackAddress track = new TrackAddress(cylinder, head);
                tracks.put(track, records(track));
            }
        }
        return new MemoryDiskImage(CYLINDERS, DiskImage.MAX_HEADS, tracks);
    }

    private static List<CkdRecord> records(TrackAddress track) {
        final List<CkdRecord> records = new ArrayList<>();
        records.add(CkdRecord.of(track, 0, NO_KEY, RECORD_ZERO));
        for (int number = 1; number <= RECORDS; number++) {
            final byte[] id = CkdRecord.of(track, number, NO_KEY, NO_KEY).count();
            final byte[] data = new byte[RECORD_BYTES];
            for (int i = 0; i < data.length; i++) {
                data[i] = id[i % ID_BYTES];
            }
            records.add(CkdRecord.of(track, number, NO_KEY, data));
        }
        return records;
    }
}
