package org.ccwbench.vfio.explore;

/** What can happen to a subchannel and its mdev at any time, by whoever does it. */
enum Callback {
    IO_WRITE,
    ASYNC_HALT,
    ASYNC_CLEAR,
    READ,
    RESET,
    OPEN,
    CLOSE,
    DMA_UNMAP,
    IRQ,
    IO_WORK,
    SCH_EVENT,
    CHP_EVENT,
    MDEV_CREATE,
    MDEV_REMOVE,
    CSS_REMOVE,
    SHUTDOWN
}
