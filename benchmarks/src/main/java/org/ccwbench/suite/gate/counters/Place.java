package org.ccwbench.suite.gate.counters;

/** What a range of native memory is. */
public enum Place {
    GUEST_STORAGE,
    PAGE_TABLE,
    HOST_STORAGE,
    /** The ORB, lists of pins and whatever else is not counted. */
    OTHER
}
