package org.ccwbench.vfio;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.regex.Pattern;
import org.ccwbench.memory.Errno;

/** All mdevs there are, by UUID. Source: Linux drivers/vfio/mdev/mdev_core.c. */
final class Mdevs {
    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final int UUID_CHARACTERS = 36;

    private final Lock listLock;
    private final Map<UUID, Mdev> mdevs = new HashMap<>();

    Mdevs(Lock listLock) {
        this.listLock = listLock;
    }

    /** One of them. */
    static final class Mdev {
        final UUID uuid;
        final MdevParent parent;

        /** Of its vfio device, from 0; guarded by listLock until it is set. */
        int number;

        /** It was made and nobody is removing it; guarded by listLock. */
        private boolean active;

        Mdev(UUID uuid, MdevParent parent) {
            this.uuid = uuid;
            this.parent = parent;
        }
    }

    /** A UUID in its usual form, with or without one character (an end of line) behind it; else null. */
    static UUID parse(String text) {
        if (text.length() != UUID_CHARACTERS && text.length() != UUID_CHARACTERS + 1) {
            return null;
        }
        final String uuid = text.substring(0, UUID_CHARACTERS);
        return UUID_TEXT.matcher(uuid).matches() ? UUID.fromString(uuid) : null;
    }

    /** Lists an mdev that is being made and takes an instance of its parent: 0, -EEXIST, -EUSERS. */
    int add(Mdev mdev) {
        listLock.lock();
        try {
            if (mdevs.containsKey(mdev.uuid)) {
                return Errno.EEXIST;
            }
            if (!mdev.parent.takeInstance()) {
                return Errno.EUSERS;
            }
            mdev.number = lowestFreeNumber();
            mdevs.put(mdev.uuid, mdev);
            return 0;
        } finally {
            listLock.unlock();
        }
    }

    private int lowestFreeNumber() {
        final BitSet taken = new BitSet();
        mdevs.values().forEach(mdev -> taken.set(mdev.number));
        return taken.nextClearBit(0);
    }

    int availableInstances(MdevParent parent) {
        listLock.lock();
        try {
            return parent.instances();
        } finally {
            listLock.unlock();
        }
    }

    void activate(Mdev mdev) {
        listLock.lock();
        try {
            mdev.active = true;
        } finally {
            listLock.unlock();
        }
    }

    /** Marks an mdev as being removed: 0, -ENODEV when it is not listed, -EAGAIN when it is not active. */
    int deactivate(Mdev mdev) {
        listLock.lock();
        try {
            if (mdev == null || mdevs.get(mdev.uuid) != mdev) {
                return Errno.ENODEV;
            }
            if (!mdev.active) {
                return Errno.EAGAIN;
            }
            mdev.active = false;
            return 0;
        } finally {
            listLock.unlock();
        }
    }

    /** The mdev is no more; its parent can have another. */
    void forget(Mdev mdev) {
        listLock.lock();
        try {
            mdevs.remove(mdev.uuid);
            mdev.parent.giveInstanceBack();
        } finally {
            listLock.unlock();
        }
    }

    /** The mdev of this UUID on this parent, or null. */
    Mdev find(UUID uuid, MdevParent parent) {
        listLock.lock();
        try {
            final Mdev mdev = mdevs.get(uuid);
            return mdev != null && mdev.parent == parent ? mdev : null;
        } finally {
            listLock.unlock();
        }
    }
}
