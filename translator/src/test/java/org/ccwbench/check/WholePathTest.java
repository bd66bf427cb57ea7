package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ccwbench.arch.Ccw1.CC;
import static org.ccwbench.arch.Ccw1.CD;
import static org.ccwbench.arch.Ccw1.SLI;
import static org.ccwbench.check.DiskGuest.FORMAT_0;
import static org.ccwbench.check.DiskGuest.FORMAT_1;
import static org.ccwbench.check.DiskGuest.HIGH;
import static org.ccwbench.check.IrbAssert.ENDED_WITH_ALERT;
import static org.ccwbench.check.IrbAssert.assertNormalEnd;
import static org.ccwbench.check.IrbAssert.assertStatus;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.fixtures.device.CkdDisk;
import org.ccwbench.fixtures.device.CkdFileImage;
import org.ccwbench.fixtures.device.CkdRecord;
import org.ccwbench.fixtures.device.MemoryDiskImage;
import org.ccwbench.fixtures.device.TrackAddress;
import org.ccwbench.vfio.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A guest reads and writes a 3390: from the I/O region through state machine and translator to the interpreter on host
 * storage, and back with the interruption.
 */
class WholePathTest {
    private static final long PROGRAM = 0x1000;
    private static final long DATA = 0x10_0000;
    private static final TrackAddress TRACK = new TrackAddress(1, 4);
    private static final TrackAddress IPL_TRACK = new TrackAddress(0, 0);
    private static final byte OLD = (byte) 0xee;

    private final MemoryDiskImage image = TestDisk.inMemory();
    private final CkdDisk disk = new CkdDisk(image);
    private final DiskGuest guest = new DiskGuest(disk);

    @AfterEach
    void shouldLeaveNothingPinned() {
        assertThat(guest.pins()).isZero();
        assertThat(guest.state()).isEqualTo(State.IDLE);
        guest.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {FORMAT_0, FORMAT_1})
    void shouldReadARecordThatASearchFinds(int orb) {
        fill(DATA, 0x3000);
        final DiskProgram program = program(orb).search(TRACK, 7).ccw(DiskProgram.READ_DATA, 0, 4096, DATA + 0x123);

        assertNormalEnd(program.run(), program.next());

        assertThat(guest.load(DATA + 0x123, 4096)).isEqualTo(TestDisk.data(image, TRACK, 7));
        checkOld(DATA, 0x123);
        checkOld(DATA + 0x1123, 0x1000);
        assertThat(image.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {FORMAT_0, FORMAT_1})
    void shouldWriteARecordThatASearchFinds(int orb) {
        final byte[] written = TestDisk.bytes(new SplittableRandom(1), 4096);
        guest.store(DATA + 0x7ff, written);
        final DiskProgram program = program(orb).search(TRACK, 7).ccw(DiskProgram.WRITE_DATA, 0, 4096, DATA + 0x7ff);

        assertNormalEnd(program.run(), program.next());

        checkWritten(7, written);
    }

    @Test
    void shouldReadRecordsThatALocateRecordFindsThroughIdals() {
        final DiskProgram program = program(FORMAT_1)
                .locate(DiskProgram.MAY_READ, DiskProgram.LOCATE_TO_READ, TRACK, 3, 3, 4096)
                .ida(DiskProgram.READ_DATA_MULTITRACK, CC, 4096, HIGH)
                .ida(DiskProgram.READ_DATA_MULTITRACK, CC, 4096, HIGH + 0x5800, HIGH + 0x2000)
                .ida(DiskProgram.READ_DATA_MULTITRACK, 0, 4096, HIGH + 0xa000);

        assertNormalEnd(program.run(), program.next());

        assertThat(guest.load(HIGH, 4096)).isEqualTo(TestDisk.data(image, TRACK, 3));
        final byte[] second = TestDisk.data(image, TRACK, 4);
        assertThat(guest.load(HIGH + 0x5800, 0x800)).isEqualTo(Arrays.copyOf(second, 0x800));
        assertThat(guest.load(HIGH + 0x2000, 0x800)).isEqualTo(Arrays.copyOfRange(second, 0x800, 4096));
        assertThat(guest.load(HIGH + 0xa000, 4096)).isEqualTo(TestDisk.data(image, TRACK, 5));
    }

    @Test
    void shouldWriteRecordsThatALocateRecordFindsThroughIdals() {
        final byte[] written = TestDisk.bytes(new SplittableRandom(2), 4096);
        guest.store(HIGH + 0x7c00, Arrays.copyOf(written, 0x400));
        guest.store(HIGH + 0x3000, Arrays.copyOfRange(written, 0x400, 4096));
        final DiskProgram program = program(FORMAT_1)
                .locate(DiskProgram.MAY_UPDATE, DiskProgram.LOCATE_TO_WRITE, TRACK, 12, 1, 4096)
                .ida(DiskProgram.WRITE_UPDATE_DATA, 0, 4096, HIGH + 0x7c00, HIGH + 0x3000);

        assertNormalEnd(program.run(), program.next());

        checkWritten(12, written);
    }

    @ParameterizedTest
    @ValueSource(ints = {FORMAT_0 | Orb.I2K, FORMAT_1 | Orb.I2K, FORMAT_0 & ~Orb.C64, FORMAT_1 & ~Orb.C64})
    void shouldReadThroughIdalsOfSmallBlocks(int orb) {
        final DiskProgram program = program(orb)
                .search(TRACK, 1)
                .ida(DiskProgram.READ_DATA, 0, 4096, DATA + 0x900, DATA + 0x3800, DATA + 0x2000);

        assertNormalEnd(program.run(), program.next());

        final byte[] data = TestDisk.data(image, TRACK, 1);
        assertThat(guest.load(DATA + 0x900, 0x700)).isEqualTo(Arrays.copyOf(data, 0x700));
        assertThat(guest.load(DATA + 0x3800, 0x800)).isEqualTo(Arrays.copyOfRange(data, 0x700, 0xf00));
        assertThat(guest.load(DATA + 0x2000, 0x100)).isEqualTo(Arrays.copyOfRange(data, 0xf00, 4096));
    }

    @ParameterizedTest
    @ValueSource(ints = {FORMAT_0, FORMAT_1})
    void shouldScatterARecordByDataChaining(int orb) {
        final DiskProgram program = program(orb)
                .search(TRACK, 2)
                .ccw(DiskProgram.READ_DATA, CD, 100, DATA + 0xff0)
                .ida(DiskProgram.READ_DATA, CD, 2000, DATA + 0x2000)
                .ccw(DiskProgram.READ_DATA, 0, 1996, DATA + 0x4010);

        assertNormalEnd(program.run(), program.next());

        final byte[] data = TestDisk.data(image, TRACK, 2);
        assertThat(guest.load(DATA + 0xff0, 100)).isEqualTo(Arrays.copyOf(data, 100));
        assertThat(guest.load(DATA + 0x2000, 2000)).isEqualTo(Arrays.copyOfRange(data, 100, 2100));
        assertThat(guest.load(DATA + 0x4010, 1996)).isEqualTo(Arrays.copyOfRange(data, 2100, 4096));
    }

    @ParameterizedTest
    @ValueSource(ints = {FORMAT_0, FORMAT_1})
    void shouldReportARecordThatIsShorterThanTheCount(int orb) {
        fill(DATA, 0x2000);
        final DiskProgram program = program(orb).search(TRACK, 9).ccw(DiskProgram.READ_DATA, 0, 5000, DATA);

        assertStatus(program.run(), ENDED_WITH_ALERT, program.next(), 0x0c40_0000 | 904);

        assertThat(guest.load(DATA, 4096)).isEqualTo(TestDisk.data(image, TRACK, 9));
        checkOld(DATA + 4096, 0x1000);
    }

    @Test
    void shouldLoadAnIplProgramPieceByPiece() {
        final byte[] kernel = TestDisk.bytes(new SplittableRandom(3), 0x800);
        writeIplRecords(kernel);

        assertNormalEnd(program(FORMAT_0).ccw(DiskProgram.READ_IPL, 0, 24, 0).run(), PROGRAM + 8);
        assertThat(guest.load(8, 16)).isEqualTo(HexFormat.of().parseHex("06002000600000300800200000000000"));
        final DiskProgram ipl1 = program(FORMAT_0).search(IPL_TRACK, 2).ccw(DiskProgram.READ_DATA, 0, 0x30, 0x2000);
        assertNormalEnd(ipl1.run(), ipl1.next());
        assertNormalEnd(guest.run(FORMAT_0, 0x2000), 0x2020);

        assertThat(guest.load(0x5000, kernel.length)).isEqualTo(kernel);
    }

    /** A translator reads the continuation before the disk has brought it: zeros, which are no command. */
    @Test
    void shouldEndAnIplProgramThatIsItsOwnContinuationWithAProgramCheck() {
        writeIplRecords(new byte[0x800]);
        final UnsafeBuffer irb = new DiskProgram(guest, FORMAT_0, 0)
                .ccw(DiskProgram.READ_IPL, CC | SLI, 24, 0)
                .run();

        assertStatus(irb, ENDED_WITH_ALERT, 0x10, 0x0020_0000);
        assertThat(guest.load(0, 24)).isEqualTo(TestDisk.data(image, IPL_TRACK, 1));
    }

    /** The IPL record, the program that it goes on with, and what that loads. */
    private void writeIplRecords(byte[] kernel) {
        final HexFormat hex = HexFormat.of();
        final byte[] ipl1 = hex.parseHex("0008000080005000" + "0600200060000030" + "0800200000000000");
        final byte[] ipl2 = hex.parseHex("0700202040000006" + "3100202840000005" + "0800200800000000"
                + "0600500020000800" + "0000000000000000" + "0000000003000000");
        image.write(
                IPL_TRACK,
                List.of(
                        CkdRecord.of(IPL_TRACK, 0, new byte[0], new byte[8]),
                        CkdRecord.of(IPL_TRACK, 1, new byte[0], ipl1),
                        CkdRecord.of(IPL_TRACK, 2, new byte[0], ipl2),
                        CkdRecord.of(IPL_TRACK, 3, new byte[0], kernel)));
    }

    @Test
    void shouldWriteToAnImageFile(@TempDir Path folder) {
        final Path file = folder.resolve("volume.ckd");
        final byte[] written = TestDisk.bytes(new SplittableRandom(4), 4096);
        try (CkdFileImage disk = CkdFileImage.create(file, 2);
                DiskGuest guest = new DiskGuest(new CkdDisk(disk))) {
            disk.write(TRACK, image.read(TRACK));
            guest.store(DATA, written);
            final DiskProgram program = new DiskProgram(guest, FORMAT_1, PROGRAM)
                    .search(TRACK, 5)
                    .ccw(DiskProgram.WRITE_DATA, 0, 4096, DATA);
            assertNormalEnd(program.run(), program.next());
        }
        try (CkdFileImage disk = CkdFileImage.open(file)) {
            assertThat(TestDisk.data(disk, TRACK, 5)).isEqualTo(written);
            assertThat(TestDisk.data(disk, TRACK, 6)).isEqualTo(TestDisk.data(image, TRACK, 6));
        }
    }

    private DiskProgram program(int orb) {
        return new DiskProgram(guest, orb, PROGRAM);
    }

    private void fill(long gpa, int length) {
        final byte[] bytes = new byte[length];
        Arrays.fill(bytes, OLD);
        guest.store(gpa, bytes);
    }

    private void checkOld(long gpa, int length) {
        assertThat(guest.load(gpa, length)).containsOnly(OLD);
    }

    private void checkWritten(int record, byte[] data) {
        assertThat(image.changes()).containsOnlyKeys(TRACK);
        assertThat(TestDisk.data(image, TRACK, record)).isEqualTo(data);
        final MemoryDiskImage before = TestDisk.inMemory();
        for (int other = 0; other <= TestDisk.RECORDS; other++) {
            if (other != record) {
                assertThat(image.read(TRACK).get(other))
                        .isEqualTo(before.read(TRACK).get(other));
            }
        }
    }
}
