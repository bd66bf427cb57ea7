package org.ccwbench.suite.gate.counters.run;

import java.util.List;
import org.agrona.UnsafeApi;
import org.ccwbench.fixtures.ProgramInput.Change;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.suite.gate.counters.Meter;
import org.ccwbench.suite.gate.counters.Place;

/**
 * Guest storage of which the translator sees copies, always at the same place, so that what it reads of the guest can
 * be told from everything else. The guest's own changes happen right behind the copy.
 */
final class WindowStorage extends GuestStorage {
    private static final int WINDOW_BYTES = 2048;

    private final GuestStorage storage;
    private final List<Change> changes;
    private final int[] reads;
    private final long window = UnsafeApi.allocateMemory(WINDOW_BYTES);

    WindowStorage(GuestStorage storage, List<Change> changes) {
        this.storage = storage;
        this.changes = changes;
        this.reads = new int[changes.size()];
        Meter.know(window, WINDOW_BYTES, Place.GUEST_STORAGE);
    }

    @Override
    public long locate(long gpa, int bytes) {
        final long located = storage.locate(gpa, bytes);
        if (located < 0) {
            return located;
        }
        UnsafeApi.copyMemory(located, window, bytes);
        for (int i = 0; i < reads.length; i++) {
            final Change change = changes.get(i);
            if (change.readOf() >= gpa && change.readOf() < gpa + bytes && ++reads[i] == change.reads()) {
                storage.write(change.contents().at(), change.contents().bytes());
            }
        }
        return window;
    }

    @Override
    public void write(long gpa, byte[] bytes) {
        storage.write(gpa, bytes);
    }

    @Override
    public void close() {
        storage.close();
        Meter.forget(window);
        UnsafeApi.freeMemory(window);
    }
}
