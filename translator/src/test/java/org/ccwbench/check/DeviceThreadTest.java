package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ccwbench.check.DiskGuest.FORMAT_1;
import static org.ccwbench.check.IrbAssert.assertNormalEnd;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ccwbench.arch.Scsw;
import org.ccwbench.fixtures.device.CkdDisk;
import org.ccwbench.fixtures.device.MemoryDiskImage;
import org.ccwbench.fixtures.device.TrackAddress;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.State;
import org.junit.jupiter.api.Test;

/** The device on a thread of its own, so that requests come at any moment of what it does. */
class DeviceThreadTest {
    private static final int REQUESTS = 2_000;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long DATA = 0x10_0000;
    private static final TrackAddress TRACK = new TrackAddress(0, 9);

    private final SplittableRandom random = new SplittableRandom(1);
    private final MemoryDiskImage image = TestDisk.inMemory();

    private volatile boolean isOver;
    private int ended;
    private int cleared;

    @Test
    void shouldReportNothingOfAProgramAfterItWasCleared() {
        try (DiskGuest guest = new DiskGuest(new CkdDisk(image))) {
            final CompletableFuture<Void> device = CompletableFuture.runAsync(() -> work(guest));
            try {
                for (int i = 0; i < REQUESTS; i++) {
                    request(guest);
                }
            } finally {
                isOver = true;
                device.join();
            }
        }
        System.out.println("device thread: " + ended + " programs ended, " + cleared + " were cleared");
        assertThat(ended).isGreaterThan(REQUESTS / 3);
        assertThat(cleared).isGreaterThan(REQUESTS / 3);
    }

    private void work(DiskGuest guest) {
        while (!isOver) {
            if (!guest.step()) {
                Thread.onSpinWait();
            }
        }
    }

    private void request(DiskGuest guest) {
        final int record = 1 + random.nextInt(TestDisk.RECORDS);
        final DiskProgram program = new DiskProgram(guest, FORMAT_1, 0x1000)
                .search(TRACK, record)
                .ccw(DiskProgram.READ_DATA, 0, TestDisk.RECORD_BYTES, DATA);
        assertThat(program.start()).isEqualTo(Regions.IO_BYTES);
        if (random.nextBoolean()) {
            for (int spins = random.nextInt(20_000); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            assertThat(guest.command(Regions.CLEAR)).isEqualTo(Regions.COMMAND_BYTES);
            waitUntilTold(guest);
            assertThat(Scsw.fctl(guest.irb(), 0)).isEqualTo(Scsw.CLEAR);
            assertThat(Scsw.dstat(guest.irb(), 0)).isZero();
            cleared++;
        } else {
            waitUntilTold(guest);
            assertNormalEnd(guest.irb(), program.next());
            assertThat(guest.load(DATA, TestDisk.RECORD_BYTES)).isEqualTo(TestDisk.data(image, TRACK, record));
            ended++;
        }
        assertThat(guest.state()).isEqualTo(State.IDLE);
        assertThat(guest.pins()).isZero();
    }

    private static void waitUntilTold(DiskGuest guest) {
        final long begin = System.nanoTime();
        while (guest.deliver() == 0) {
            assertThat(System.nanoTime() - begin).isLessThan(DEADLINE_NANOS);
            Thread.onSpinWait();
        }
    }
}
