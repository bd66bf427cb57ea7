package org.ccwbench.suite.gate.duet;

import org.ccwbench.suite.gate.stats.Order;
import org.ccwbench.suite.machine.Clock;

/**
 * What a fork is to do.
 *
 * @param kernel name of a kernel that both versions have
 * @param first whom it loads, warms up and times first
 * @param clock what the slices are timed with
 * @param extraPercent operations that the new version does on top in each slice, in percent of the old one's
 */
public record ForkTask(
        String kernel, Version oldVersion, Version newVersion, Order first, Clock clock, int extraPercent) {}
