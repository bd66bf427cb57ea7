package org.ccwbench.vfio;

import org.ccwbench.css.PathEvent;
import org.ccwbench.css.SubchannelId;

/** Told what the driver does, as Linux's trace events of the same names are. */
public interface Trace {
    /** Nobody is told. */
    Trace NONE = new Trace() {};

    /** An event, before it has had any effect. */
    default void fsmEvent(SubchannelId id, State state, Event event) {}

    /**
     * A request of the I/O region that did not lead to a start.
     *
     * @param function bits of the function control: 4 start, 2 halt, 1 clear
     * @param result what the region returns, 0 or a negative errno
     * @param step where it ended
     */
    default void ioRequest(SubchannelId id, int function, int result, String step) {}

    /** A request of the command region. */
    default void asyncRequest(SubchannelId id, int command, int result) {}

    /** An event of a channel path that the subchannel uses. */
    default void chpEvent(SubchannelId id, int mask, PathEvent event) {}
}
