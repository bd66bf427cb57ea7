package org.ccwbench.check;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.ccwbench.fixtures.device.CkdRecord;
import org.ccwbench.fixtures.device.DiskImage;
import org.ccwbench.fixtures.device.TrackAddress;

/**
 * What a disk and the storage that a guest uses for it must hold: arrays of bytes, moved by copying. The storage is a
 * window of pages, once from {@link #LOW} and once from {@link #HIGH}.
 */
final class DiskModel {
    static final long LOW = 0x10_0000;
    static final long HIGH = DiskGuest.HIGH + LOW;
    static final int WINDOW_BYTES = 24 * 4096;

    private final Map<TrackAddress, byte[][]> tracks = new TreeMap<>();
    private final byte[] low = new byte[WINDOW_BYTES];
    private final byte[] high = new byte[WINDOW_BYTES];

    /** A disk as the image is, and storage of zeros. */
    DiskModel(DiskImage image) {
        for (int number = 0; number < TestDisk.TRACKS; number++) {
            final TrackAddress track = TestDisk.track(number);
            tracks.put(track, image.read(track).stream().map(CkdRecord::data).toArray(byte[][]::new));
        }
    }

    /** Bytes from a record on to pieces of storage. */
    void read(TrackAddress track, int record, Iterable<Piece> pieces) {
        int done = 0;
        for (final Piece piece : pieces) {
            store(piece.address(), Arrays.copyOfRange(tracks.get(track)[record], done, done + piece.length()));
            done += piece.length();
        }
    }

    /** Pieces of storage to a record, and zeros behind them. */
    void write(TrackAddress track, int record, Iterable<Piece> pieces) {
        final byte[] data = new byte[TestDisk.RECORD_BYTES];
        int done = 0;
        for (final Piece piece : pieces) {
            System.arraycopy(window(piece.address()), inWindow(piece.address()), data, done, piece.length());
            done += piece.length();
        }
        tracks.get(track)[record] = data;
    }

    void store(long address, byte[] bytes) {
        System.arraycopy(bytes, 0, window(address), inWindow(address), bytes.length);
    }

    /** The storage of the window from {@link #LOW} or {@link #HIGH}. */
    byte[] window(long address) {
        return address < HIGH ? low : high;
    }

    private static int inWindow(long address) {
        return (int) (address - (address < HIGH ? LOW : HIGH));
    }

    /** The data of the records of a track. */
    byte[][] records(TrackAddress track) {
        return tracks.get(track);
    }

    /** Contiguous storage of a guest. */
    record Piece(long address, int length) {}
}
