package org.ccwbench.css;

/**
 * A channel path, or a part of it.
 *
 * @param chpid identifier, 0 to 255
 * @param fullLinkAddress of the part, 0 to 65535
 * @param fullLinkAddressMask which of those bits count; 0 for the whole path
 */
public record ChannelPath(int chpid, int fullLinkAddress, int fullLinkAddressMask) {
    /** The whole path. */
    public static ChannelPath of(int chpid) {
        return new ChannelPath(chpid, 0, 0);
    }
}
