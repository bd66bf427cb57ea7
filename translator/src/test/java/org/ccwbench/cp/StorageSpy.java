package org.ccwbench.cp;

import org.agrona.collections.Long2LongHashMap;
import org.ccwbench.memory.GuestStorage;

/** Guest storage that counts how often each byte was located. */
final class StorageSpy extends GuestStorage {
    private final GuestStorage storage = GuestStorage.sparse();
    private final Long2LongHashMap counts = new Long2LongHashMap(0);
    private int calls;

    @Override
    public long locate(long gpa, int bytes) {
        calls++;
        for (int i = 0; i < bytes; i++) {
            counts.put(gpa + i, counts.get(gpa + i) + 1);
        }
        return storage.locate(gpa, bytes);
    }

    /** Calls of {@link #locate}. */
    int calls() {
        return calls;
    }

    /** Starts to count anew. */
    void forget() {
        counts.clear();
    }

    /** Bytes that were located, each once however often. */
    int bytes() {
        return counts.size();
    }

    /** How often the byte at a guest address was located. */
    long count(long gpa) {
        return counts.get(gpa);
    }

    /** How often the byte that was located most often was. */
    long most() {
        long most = 0;
        for (final long count : counts.values()) {
            most = Math.max(most, count);
        }
        return most;
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
