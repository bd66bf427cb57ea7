package org.ccwbench.suite.gate.duet;

/** Whose a version is in a comparison. */
public enum Side {
    /** The baseline. */
    OLD,
    /** The version that is judged. */
    NEW
}
