package org.ccwbench.suite.gate.stats;

/** Which version a fork loads, warms up and times first. */
public enum Order {
    OLD_FIRST,
    NEW_FIRST
}
