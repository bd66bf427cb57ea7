package org.ccwbench.check;

import java.util.List;
import org.agrona.UnsafeApi;
import org.ccwbench.fixtures.ProgramInput.Change;
import org.ccwbench.memory.GuestStorage;

/**
 * Guest storage that the guest changes while it is read. What was located is read from a copy, and changes happen right
 * behind it, so that a change is seen by whoever locates the same bytes again and by nobody else.
 */
final class ChangingStorage extends GuestStorage {
    private static final int WINDOW_BYTES = 4096;

    private final GuestStorage storage;
    private final List<Change> changes;
    private final int[] reads;
    private final long window = UnsafeApi.allocateMemory(WINDOW_BYTES);

    ChangingStorage(GuestStorage storage, List<Change> changes) {
        this.storage = storage;
        this.changes = changes;
        this.reads = new int[changes.size()];
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
        UnsafeApi.freeMemory(window);
    }
}
