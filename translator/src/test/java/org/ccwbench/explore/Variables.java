package org.ccwbench.explore;

/** The variables of an execution, by owner and field. */
final class Variables {
    private static final int CAPACITY = 1 << 12;

    private final Variable[] table = new Variable[CAPACITY];
    private final int[] used = new int[CAPACITY];
    private final Variable[] pool = new Variable[CAPACITY / 2];
    private int count;

    /** Forgets them all. */
    void clear() {
        for (int i = 0; i < count; i++) {
            table[used[i]] = null;
            pool[i].owner = null;
            pool[i].holder = null;
        }
        count = 0;
    }

    Variable of(Object owner, int field) {
        int slot = (System.identityHashCode(owner) + field) * 0x9e37_79b1 >>> 20;
        while (table[slot] != null) {
            final Variable found = table[slot];
            if (found.owner == owner && found.field == field) {
                return found;
            }
            slot = slot + 1 & CAPACITY - 1;
        }
        return add(slot, owner, field);
    }

    private Variable add(int slot, Object owner, int field) {
        if (pool[count] == null) {
            pool[count] = new Variable();
        }
        final Variable made = pool[count];
        used[count++] = slot;
        made.reset(owner, field);
        table[slot] = made;
        return made;
    }
}
