/**
 * What z/Architecture fixes: the layouts of channel I/O, without memory or state. Bit 0 is the leftmost one, and
 * everything is big-endian. What fits in a register is a number with static functions ({@link org.ccwbench.arch.Ccw1},
 * {@link org.ccwbench.arch.Idaw}, {@link org.ccwbench.arch.Crw}); larger blocks are static functions over a buffer and
 * an offset ({@link org.ccwbench.arch.Orb}, {@link org.ccwbench.arch.Scsw}).
 */
package org.ccwbench.arch;
