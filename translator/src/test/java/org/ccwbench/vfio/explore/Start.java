package org.ccwbench.vfio.explore;

/** Where the callbacks begin. */
enum Start {
    /** An mdev that is not open. */
    CREATED,
    /** Open, nothing going on. */
    IDLE,
    /** A start pending, the device has not answered. */
    STARTED,
    /** A start, its final status waits to be taken. */
    FINAL,
    /** A start, its final status is on its way to the user. */
    FINAL_QUEUED,
    /** A start, its intermediate status is on its way to the user and its final status waits to be taken. */
    INTERMEDIATE_QUEUED,
    /** Open, and unsolicited status waits to be taken. */
    UNSOLICITED,
    /** Unsolicited status is on its way to the user, who has started a program since. */
    UNSOLICITED_QUEUED,
    /** A start and then a halt, which the device has not answered. */
    HALTING,
    /** A start and then a halt, whose status waits to be taken. */
    HALTED,
    /** A halt of an idle subchannel, its status is on its way to the user. */
    HALT_QUEUED;

    boolean isOpen() {
        return this != CREATED;
    }
}
