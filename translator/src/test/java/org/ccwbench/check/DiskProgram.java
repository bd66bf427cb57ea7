package org.ccwbench.check;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.fixtures.device.TrackAddress;

/**
 * A channel program for a 3390, written into a guest's storage CCW by CCW: the CCWs where it says, their parameters and
 * IDALs in a page each.
 */
final class DiskProgram {
    static final int READ_IPL = 0x02;
    static final int SENSE = 0x04;
    static final int WRITE_DATA = 0x05;
    static final int READ_DATA = 0x06;
    static final int SEEK = 0x07;
    static final int READ_COUNT = 0x12;
    static final int SET_FILE_MASK = 0x1f;
    static final int SEARCH_ID_EQUAL = 0x31;
    static final int LOCATE_RECORD = 0x47;
    static final int DEFINE_EXTENT = 0x63;
    static final int WRITE_UPDATE_DATA = 0x85;
    static final int READ_DATA_MULTITRACK = 0x86;

    /** Operations of LOCATE RECORD. */
    static final int LOCATE_TO_WRITE = 0x01;

    static final int LOCATE_TO_READ = 0x06;

    /** Masks of DEFINE EXTENT. */
    static final int MAY_READ = 0x40;

    static final int MAY_UPDATE = 0x80;

    private static final long PARAMETERS = 0x3000;
    private static final long IDALS = 0x4000;
    private static final int SEEK_BYTES = 6;
    private static final int ID_BYTES = 5;
    private static final int ECKD_BYTES = 16;
    private static final byte ECKD = (byte) 0xc0;
    private static final byte LENGTH_VALID = (byte) 0x80;
    private static final int ALIGNMENT = 16;

    private final DiskGuest guest;
    private final int orbFlags;
    private final long head;
    private long next;
    private long parameters = PARAMETERS;
    private long idals = IDALS;

    /** A program whose format the flags of the ORB say. */
    DiskProgram(DiskGuest guest, int orbFlags, long head) {
        this.guest = guest;
        this.orbFlags = orbFlags;
        this.head = head;
        this.next = head;
    }

    /** Adds a CCW. */
    DiskProgram ccw(int command, int flags, int count, long address) {
        final boolean isFormat1 = Orb.isFormat1(orbFlags);
        final long format0 = (long) command << 56 | address << 32 | (long) flags << 24 | count;
        guest.store(next, isFormat1 ? Ccw1.of(command, flags, count, address) : format0);
        next += Ccw1.BYTES;
        return this;
    }

    DiskProgram tic(long target) {
        return ccw(Ccw1.TIC, 0, 0, target);
    }

    /** Adds a command-chained CCW that hands parameters to the disk. */
    DiskProgram control(int command, byte... bytes) {
        guest.store(parameters, bytes);
        ccw(command, Ccw1.CC, bytes.length, parameters);
        parameters += bytes.length + ALIGNMENT - 1 & -ALIGNMENT;
        return this;
    }

    /** Adds a CCW with an IDAL in the format that the ORB says. */
    DiskProgram ida(int command, int flags, int count, long... addresses) {
        final boolean isFormat2 = Orb.isFormat2Idaws(orbFlags);
        final ByteBuffer words = ByteBuffer.allocate(addresses.length * Idaw.FORMAT_2_BYTES);
        for (final long address : addresses) {
            if (isFormat2) {
                words.putLong(address);
            } else {
                words.putInt((int) address);
            }
        }
        guest.store(idals, words.array());
        ccw(command, flags | Ccw1.IDA, count, idals);
        idals += words.capacity();
        return this;
    }

    /** Seek, file mask, and the classic loop that looks for a record. */
    DiskProgram search(TrackAddress track, int record) {
        final ByteBuffer seek = ByteBuffer.allocate(SEEK_BYTES);
        putTrack(seek.putShort((short) 0), track);
        final ByteBuffer id = ByteBuffer.allocate(ID_BYTES);
        putTrack(id, track).put((byte) record);
        control(SEEK, seek.array()).control(SET_FILE_MASK, (byte) 0);
        return control(SEARCH_ID_EQUAL, id.array()).tic(next - Ccw1.BYTES);
    }

    /** Define extent of one track, and locate record in it. */
    DiskProgram locate(int mask, int operation, TrackAddress track, int record, int records, int recordBytes) {
        final ByteBuffer extent =
                ByteBuffer.allocate(ECKD_BYTES).put((byte) mask).put(ECKD);
        putTrack(putTrack(extent.position(8), track), track);
        final ByteBuffer located = ByteBuffer.allocate(ECKD_BYTES);
        located.put((byte) operation).put(LENGTH_VALID).put((byte) 0).put((byte) records);
        putTrack(putTrack(located, track), track).put((byte) record);
        located.put((byte) 0).putShort((short) recordBytes);
        return control(DEFINE_EXTENT, extent.array()).control(LOCATE_RECORD, located.array());
    }

    private static ByteBuffer putTrack(ByteBuffer bytes, TrackAddress track) {
        return bytes.putShort((short) track.cylinder()).putShort((short) track.head());
    }

    /** Where the next CCW goes: the CCW address of a program that ends normally. */
    long next() {
        return next;
    }

    /** Starts it. @return as a write to the I/O region does */
    int start() {
        return guest.start(orbFlags, head);
    }

    /** Runs it. @return the interruption-response block */
    UnsafeBuffer run() {
        return guest.run(orbFlags, head);
    }
}
