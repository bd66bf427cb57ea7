package org.ccwbench.vfio;

/** What state a device is in; the ordinals are Linux's. */
public enum State {
    /** The subchannel is lost; no event leads out. */
    NOT_OPER,
    /** The subchannel is not enabled. */
    STANDBY,
    /** Nothing is going on. */
    IDLE,
    /** A program is being translated. */
    CP_PROCESSING,
    /** A program was started. */
    CP_PENDING
}
