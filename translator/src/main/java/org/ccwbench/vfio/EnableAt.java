package org.ccwbench.vfio;

/**
 * When a subchannel is enabled, and when it is quiesced and disabled again: the events {@link Event#OPEN} and
 * {@link Event#CLOSE} are the same, they are fired from different places.
 */
public enum EnableAt {
    /** From mdev probe to mdev remove, as proposed on 29 April 2021; a close in between resets the device. */
    MDEV_PROBE,
    /** From the first open to the last close, as Linux does since 2022. */
    OPEN
}
