package org.ccwbench.css;

import org.agrona.DirectBuffer;

/** What the bus calls a driver for. */
public interface CssDriver {
    /** As in sysfs. */
    String name();

    /** Whether it is for subchannels of this kind. */
    boolean match(CssDevice device);

    /** Takes a subchannel over: 0 or a negative errno. */
    int probe(CssDevice device);

    /** Gives it back. */
    int remove(CssDevice device);

    /** The system goes down. */
    void shutdown(CssDevice device);

    /**
     * An interruption; called with the device's lock held.
     *
     * @param irb {@link org.ccwbench.arch.Irb#BYTES} from 0, until this returns
     */
    void irq(CssDevice device, DirectBuffer irb);

    /** Something may have happened to the subchannel: 0, or -EAGAIN to be asked again. */
    int schEvent(CssDevice device);

    /** Something happened to a channel path; called with the device's lock held. 0, or -ENODEV. */
    int chpEvent(CssDevice device, ChannelPath path, PathEvent event);
}
