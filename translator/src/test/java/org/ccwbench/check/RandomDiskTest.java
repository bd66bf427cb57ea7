package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ccwbench.check.IrbAssert.CHANNEL_AND_DEVICE_END;
import static org.ccwbench.check.IrbAssert.ENDED;
import static org.ccwbench.check.IrbAssert.assertStatus;

import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Scsw;
import org.ccwbench.fixtures.device.CkdDisk;
import org.ccwbench.fixtures.device.CkdRecord;
import org.ccwbench.fixtures.device.MemoryDiskImage;
import org.ccwbench.fixtures.device.TrackAddress;
import org.ccwbench.vfio.State;
import org.junit.jupiter.api.Test;

/** Many requests one after the other, held against bytes that are only copied. */
class RandomDiskTest {
    private static final int REQUESTS = 4_000;
    private static final long SEED = 20210428;
    private static final int FRESH_BYTES = 3_000;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final MemoryDiskImage image = TestDisk.inMemory();
    private final DiskModel model = new DiskModel(image);
    private int reads;
    private int writes;
    private int missing;

    @Test
    void shouldDoWhatAPlainCopyDoes() {
        try (DiskGuest guest = new DiskGuest(new CkdDisk(image))) {
            for (int i = 0; i < REQUESTS; i++) {
                freshen(guest);
                request(guest);
            }
        }
        checkImage();
        System.out.println("whole path: " + REQUESTS + " random requests of a 3390, " + reads + " read, " + writes
                + " written, " + missing + " for a record that is not there; "
                + image.changes().size() + " tracks changed");
        assertThat(reads).isGreaterThan(REQUESTS / 3);
        assertThat(writes).isGreaterThan(REQUESTS / 3);
        assertThat(missing).isGreaterThan(REQUESTS / 50);
        assertThat(image.changes()).hasSize(TestDisk.TRACKS);
    }

    /** New bytes somewhere in the guest's storage, so that not only records are written to records. */
    private void freshen(DiskGuest guest) {
        final byte[] fresh = TestDisk.bytes(random, FRESH_BYTES);
        final long window = random.nextBoolean() ? DiskModel.LOW : DiskModel.HIGH;
        final long address = window + random.nextInt(DiskModel.WINDOW_BYTES - FRESH_BYTES);
        guest.store(address, fresh);
        model.store(address, fresh);
    }

    private void request(DiskGuest guest) {
        final RandomDiskRequest request = new RandomDiskRequest(random, guest);
        final UnsafeBuffer irb = request.program().run();
        if (request.isMissing()) {
            missing++;
            assertThat(Scsw.dstat(irb, 0))
                    .as("device status of %s", request)
                    .isEqualTo(Scsw.CHANNEL_END | Scsw.DEVICE_END | Scsw.UNIT_CHECK);
            assertThat(Scsw.cpa(irb, 0)).as("CCW address of %s", request).isEqualTo(request.cpa());
        } else {
            reads += request.isWrite() ? 0 : 1;
            writes += request.isWrite() ? 1 : 0;
            request.applyTo(model);
            final int pci = request.isLastWithPci() ? Scsw.INTERMEDIATE : 0;
            final int pciStatus = request.isLastWithPci() ? Scsw.PROGRAM_CONTROLLED_INTERRUPTION << 16 : 0;
            assertStatus(irb, ENDED | pci, request.cpa(), CHANNEL_AND_DEVICE_END | pciStatus);
        }
        checkGuest(guest, request);
    }

    private void checkGuest(DiskGuest guest, RandomDiskRequest request) {
        for (final long window : new long[] {DiskModel.LOW, DiskModel.HIGH}) {
            assertThat(guest.load(window, DiskModel.WINDOW_BYTES))
                    .as("storage after %s", request)
                    .isEqualTo(model.window(window));
        }
        assertThat(guest.pins()).as("pins after %s", request).isZero();
        assertThat(guest.state()).as("state after %s", request).isEqualTo(State.IDLE);
    }

    private void checkImage() {
        for (int number = 0; number < TestDisk.TRACKS; number++) {
            final TrackAddress track = TestDisk.track(number);
            assertThat(image.read(track).stream().map(CkdRecord::data).toArray(byte[][]::new))
                    .as("track %s", track)
                    .isDeepEqualTo(model.records(track));
        }
    }
}
