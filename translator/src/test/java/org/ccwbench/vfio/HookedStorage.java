package org.ccwbench.vfio;

import org.ccwbench.memory.GuestStorage;

/** Guest storage that tells of each read before it is done, so that a test can act while a program is translated. */
final class HookedStorage extends GuestStorage {
    private final GuestStorage storage;

    /** Run before each read. */
    Runnable onRead = () -> {};

    /** Reads so far. */
    int reads;

    HookedStorage(GuestStorage storage) {
        this.storage = storage;
    }

    @Override
    public long locate(long gpa, int bytes) {
        reads++;
        onRead.run();
        return storage.locate(gpa, bytes);
    }

    @Override
    public void write(long gpa, byte[] bytes) {
        storage.write(gpa, bytes);
    }

    @Override
    public void close() {
        storage.close();
    }
}
