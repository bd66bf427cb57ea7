package org.ccwbench.vfio;

import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.SubchannelId;

/** Makes the channel program that belongs to a device, over the storage of the guest it is for. */
@FunctionalInterface
public interface Programs {
    /** The device closes it. Null when there is no memory for it. */
    ChannelProgram create(SubchannelId id);
}
