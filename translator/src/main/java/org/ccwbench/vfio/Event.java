package org.ccwbench.vfio;

/** What happens to a device; the ordinals are Linux's. */
public enum Event {
    /** The subchannel is lost. */
    NOT_OPER,
    /** The user wrote to the I/O region. */
    IO_REQ,
    /** The subchannel interrupted. */
    INTERRUPT,
    /** The user wrote to the command region. */
    ASYNC_REQ,
    /** The device is to be used: enable it. */
    OPEN,
    /** It is no longer used: end what is going on, disable it. */
    CLOSE
}
