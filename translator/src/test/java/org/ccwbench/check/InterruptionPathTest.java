package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ccwbench.arch.Ccw1.CC;
import static org.ccwbench.arch.Ccw1.PCI;
import static org.ccwbench.arch.Ccw1.SLI;
import static org.ccwbench.arch.Ccw1.SUSP;
import static org.ccwbench.check.DiskGuest.FORMAT_0;
import static org.ccwbench.check.DiskGuest.FORMAT_1;
import static org.ccwbench.check.DiskProgram.READ_COUNT;
import static org.ccwbench.check.DiskProgram.READ_DATA;
import static org.ccwbench.check.DiskProgram.SENSE;
import static org.ccwbench.check.DiskProgram.WRITE_UPDATE_DATA;
import static org.ccwbench.check.IrbAssert.CHANNEL_AND_DEVICE_END;
import static org.ccwbench.check.IrbAssert.ENDED_WITH_ALERT;
import static org.ccwbench.check.IrbAssert.assertNormalEnd;
import static org.ccwbench.check.IrbAssert.assertStatus;

import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.fixtures.device.CkdDisk;
import org.ccwbench.fixtures.device.MemoryDiskImage;
import org.ccwbench.fixtures.device.TrackAddress;
import org.ccwbench.memory.Errno;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes between the start of a disk's program and its end, and ends that are not normal. */
class InterruptionPathTest {
    private static final long PROGRAM = 0x1000;
    private static final long DATA = 0x10_0000;
    private static final TrackAddress TRACK = new TrackAddress(2, 14);

    /** Start function, subchannel and device active; status pending and intermediate. */
    private static final int INTERMEDIATE = 0x40c9;

    private static final int PCI_STATUS = 0x0080_0000;
    private static final int UNIT_CHECK = 0x0e00_0000;

    private final MemoryDiskImage image = TestDisk.inMemory();
    private final CkdDisk disk = new CkdDisk(image);
    private final DiskGuest guest = new DiskGuest(disk);

    @AfterEach
    void shouldLeaveADeviceThatWorks() {
        assertThat(guest.pins()).isZero();
        assertThat(guest.state()).isEqualTo(State.IDLE);
        final DiskProgram program = program(FORMAT_1).search(TRACK, 1).ccw(READ_DATA, 0, 4096, DATA);
        assertNormalEnd(program.run(), program.next());
        assertThat(guest.load(DATA, 4096)).isEqualTo(TestDisk.data(image, TRACK, 1));
        guest.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {FORMAT_0, FORMAT_1})
    void shouldInterruptInTheMiddleOfAProgram(int orb) {
        final DiskProgram program = program(orb).search(TRACK, 1).ccw(READ_DATA, CC | PCI, 4096, DATA);
        final long afterPci = program.next();
        program.ccw(READ_COUNT, 0, 8, DATA + 0x2000);
        assertThat(program.start()).isEqualTo(Regions.IO_BYTES);

        stepUntilTheGuestIsTold();
        assertStatus(guest.irb(), INTERMEDIATE, afterPci, PCI_STATUS);
        assertThat(guest.state()).isEqualTo(State.CP_PENDING);
        assertThat(guest.pins()).isEqualTo(5);
        assertThat(guest.load(DATA, 4096)).isEqualTo(TestDisk.data(image, TRACK, 1));

        assertThat(guest.step()).isTrue();
        assertThat(guest.deliver()).isEqualTo(1);
        assertNormalEnd(guest.irb(), program.next());
        assertThat(guest.load(DATA + 0x2000, 8)).isEqualTo(HexFormat.of().parseHex("0002000e02001000"));
        assertThat(guest.step()).isFalse();
    }

    @Test
    void shouldMergeAnInterruptionThatNobodyTookWithTheEnd() {
        final DiskProgram program = program(FORMAT_1)
                .search(TRACK, 1)
                .ccw(READ_DATA, CC | PCI, 4096, DATA)
                .ccw(READ_COUNT, 0, 8, DATA + 0x2000);
        program.start();
        guest.stepToTheEnd();

        assertThat(guest.deliver()).isEqualTo(1);
        assertStatus(guest.irb(), 0x400f, program.next(), CHANNEL_AND_DEVICE_END | PCI_STATUS);
    }

    @Test
    void shouldGiveSenseDataToASenseCommandAfterAUnitCheck() {
        guest.concurrentSense(false);
        final DiskProgram program = program(FORMAT_0).search(TRACK, 13).ccw(READ_DATA, 0, 4096, DATA);
        assertStatus(program.run(), ENDED_WITH_ALERT, PROGRAM + 0x18, UNIT_CHECK | 5);

        final DiskProgram sense = program(FORMAT_1).ccw(SENSE, SLI, 32, DATA);
        assertNormalEnd(sense.run(), sense.next());
        assertThat(guest.load(DATA, 32)).isEqualTo(noRecordFound());
    }

    @Test
    void shouldPutSenseDataIntoTheBlockWhenSenseIsConcurrent() {
        final DiskProgram program = program(FORMAT_1).search(TRACK, 13).ccw(READ_DATA, 0, 4096, DATA);
        final UnsafeBuffer irb = program.run();

        assertThat(Scsw.dstat(irb, 0)).isEqualTo(Scsw.CHANNEL_END | Scsw.DEVICE_END | Scsw.UNIT_CHECK);
        assertThat(Scsw.ectl(irb, 0)).isTrue();
        assertThat(Scsw.cpa(irb, 0)).isEqualTo(PROGRAM + 0x18);
        assertThat(irb.getInt(16, BIG_ENDIAN)).isEqualTo(0x0120_0000);
        final byte[] sense = new byte[32];
        irb.getBytes(Irb.ECW_OFFSET, sense);
        assertThat(sense).isEqualTo(noRecordFound());
    }

    private static byte[] noRecordFound() {
        final byte[] sense = new byte[32];
        sense[1] = 0x08;
        sense[5] = 2;
        sense[6] = 0x0e;
        sense[27] = (byte) 0x80;
        sense[30] = 2;
        sense[31] = 14;
        return sense;
    }

    @Test
    void shouldWriteNothingWhereTheExtentOnlyMayBeRead() {
        guest.concurrentSense(false);
        guest.store(DATA, new byte[4096]);
        final DiskProgram program = program(FORMAT_1)
                .locate(DiskProgram.MAY_READ, DiskProgram.LOCATE_TO_WRITE, TRACK, 3, 1, 4096)
                .ccw(WRITE_UPDATE_DATA, 0, 4096, DATA);

        assertStatus(program.run(), ENDED_WITH_ALERT, PROGRAM + 0x10, UNIT_CHECK);
        assertThat(image.changes()).isEmpty();
    }

    @Test
    void shouldHaltAProgramBetweenTwoCommands() {
        endless();

        assertThat(guest.command(Regions.HALT)).isEqualTo(Regions.COMMAND_BYTES);
        assertThat(guest.step()).isTrue();
        assertThat(guest.deliver()).isEqualTo(1);

        assertThat(Scsw.fctl(guest.irb(), 0)).isEqualTo(Scsw.START | Scsw.HALT);
        assertThat(Scsw.stctl(guest.irb(), 0)).isEqualTo(Scsw.STATUS_PENDING | Scsw.PRIMARY | Scsw.SECONDARY);
        assertThat(Scsw.cpa(guest.irb(), 0)).isEqualTo(PROGRAM + 8);
        assertThat(guest.step()).isFalse();
    }

    @Test
    void shouldHaltADeviceThatDoesNothing() {
        assertThat(guest.command(Regions.HALT)).isEqualTo(Regions.COMMAND_BYTES);
        assertThat(guest.step()).isTrue();
        assertThat(guest.deliver()).isEqualTo(1);

        assertThat(Scsw.fctl(guest.irb(), 0)).isEqualTo(Scsw.HALT);
        assertThat(Scsw.stctl(guest.irb(), 0)).isEqualTo(Scsw.STATUS_PENDING);
    }

    /** What the disk has to say of a program waits until other status was taken. */
    @Test
    void shouldPresentAnEndAgainThatFoundOtherStatusPending() {
        final DiskProgram program = program(FORMAT_1).search(TRACK, 1).ccw(READ_DATA, 0, 4096, DATA);
        program.start();
        guest.subchannel.end(Scsw.ALERT | Scsw.STATUS_PENDING, 0, Scsw.ATTENTION, 0, 0);
        guest.stepToTheEnd();
        assertThat(guest.deliver()).isEqualTo(1);
        assertThat(Scsw.dstat(guest.irb(), 0)).isEqualTo(Scsw.ATTENTION);

        assertThat(guest.step()).isFalse();
        assertThat(guest.deliver()).isEqualTo(1);
        assertNormalEnd(guest.irb(), program.next());
    }

    @Test
    void shouldClearAProgramBetweenTwoCommands() {
        endless();

        assertThat(guest.command(Regions.CLEAR)).isEqualTo(Regions.COMMAND_BYTES);
        assertThat(guest.step()).isTrue();
        assertThat(guest.deliver()).isEqualTo(1);

        assertThat(Scsw.fctl(guest.irb(), 0)).isEqualTo(Scsw.CLEAR);
        assertThat(Scsw.stctl(guest.irb(), 0)).isEqualTo(Scsw.STATUS_PENDING);
        assertThat(guest.step()).isFalse();
    }

    @Test
    void shouldForgetTheEndThatAClearCameBefore() {
        final DiskProgram program = program(FORMAT_1).ccw(READ_DATA, SLI, 1, DATA);
        program.start();
        assertThat(guest.step()).isTrue();
        guest.command(Regions.CLEAR);
        guest.step();

        assertThat(guest.deliver()).isEqualTo(1);
        assertThat(Scsw.fctl(guest.irb(), 0)).isEqualTo(Scsw.CLEAR);
        assertThat(Scsw.dstat(guest.irb(), 0)).isZero();
    }

    @Test
    void shouldTakeBackAStartThatTheDeviceHasNotSeenWhenTheDeviceIsReset() {
        final byte[] before = guest.load(DATA, 4096);
        program(FORMAT_1).search(TRACK, 1).ccw(READ_DATA, 0, 4096, DATA).start();
        assertThat(guest.device.reset()).isZero();

        assertThat(guest.step()).isFalse();
        assertThat(guest.deliver()).isZero();
        assertThat(guest.load(DATA, 4096)).isEqualTo(before);
    }

    @Test
    void shouldEndARunningProgramWhenTheDeviceIsReset() {
        endless();
        assertThat(guest.device.reset()).isZero();
        assertThat(guest.messages).isEmpty();
    }

    /** The driver takes a suspended program for ended and frees it; the subchannel still has it. */
    @Test
    void shouldBeBusyAfterASuspensionUntilItIsCleared() {
        final DiskProgram program = program(FORMAT_1 | Orb.SPND)
                .ccw(DiskProgram.READ_IPL, CC | SLI, 1, DATA)
                .ccw(Ccw1.NOOP, SUSP, 0, 0);
        final UnsafeBuffer irb = program.run();
        assertThat(Scsw.actl(irb, 0)).isEqualTo(Scsw.SUSPENDED);
        assertThat(Scsw.cpa(irb, 0)).isEqualTo(program.next());
        assertThat(guest.pins()).isZero();
        assertThat(program.start()).isEqualTo(Errno.EBUSY);

        guest.command(Regions.CLEAR);
        guest.step();
        assertThat(guest.deliver()).isEqualTo(1);
    }

    /** A page that is no longer pinned is not there: what runs on after its translation was freed gets no further. */
    @Test
    void shouldNotReachPagesThatAreNoLongerPinned() {
        final DiskProgram program = program(FORMAT_1).search(TRACK, 1).ccw(READ_DATA, 0, 4096, DATA);
        program.start();
        guest.freeProgram();
        guest.stepToTheEnd();
        assertThat(guest.deliver()).isEqualTo(1);
        assertThat(Scsw.cstat(guest.irb(), 0)).isEqualTo(Scsw.PROGRAM_CHECK);
        assertThat(guest.load(DATA, 4096)).containsOnly(0);
    }

    private void endless() {
        program(FORMAT_1).ccw(Ccw1.NOOP, CC, 0, 0).tic(PROGRAM).start();
        for (int i = 0; i < 100; i++) {
            assertThat(guest.step()).isTrue();
        }
        assertThat(guest.deliver()).isZero();
    }

    private void stepUntilTheGuestIsTold() {
        do {
            assertThat(guest.step()).isTrue();
        } while (guest.deliver() == 0);
    }

    private DiskProgram program(int orb) {
        return new DiskProgram(guest, orb, PROGRAM);
    }
}
