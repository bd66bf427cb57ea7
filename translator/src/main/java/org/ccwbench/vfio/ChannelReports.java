package org.ccwbench.vfio;

import java.util.concurrent.locks.Lock;
import org.agrona.collections.IntArrayQueue;

/** Channel reports that the user has not read yet, oldest first. */
final class ChannelReports {
    private static final int NONE = 0;

    private final Lock crwLock;
    private final IntArrayQueue crws = new IntArrayQueue(NONE);

    ChannelReports(Lock crwLock) {
        this.crwLock = crwLock;
    }

    void add(int crw) {
        crwLock.lock();
        try {
            crws.addInt(crw);
        } finally {
            crwLock.unlock();
        }
    }

    /** The oldest, which is taken off; 0 when there is none. */
    int poll() {
        crwLock.lock();
        try {
            return crws.pollInt();
        } finally {
            crwLock.unlock();
        }
    }

    boolean isEmpty() {
        crwLock.lock();
        try {
            return crws.isEmpty();
        } finally {
            crwLock.unlock();
        }
    }
}
