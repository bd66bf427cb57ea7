/**
 * Guest storage and the pages through which a guest reaches it, pins on those pages, and host storage below 2 GiB.
 * Start at {@link org.ccwbench.memory.GuestMemory}; {@link org.ccwbench.memory.PageTable} makes the two shapes of page
 * table, {@link org.ccwbench.memory.GuestStorage} the three kinds of storage.
 *
 * <p>Everything is off-heap and addressed by native address. A guest address is checked where it enters, and nowhere
 * again.
 */
package org.ccwbench.memory;
