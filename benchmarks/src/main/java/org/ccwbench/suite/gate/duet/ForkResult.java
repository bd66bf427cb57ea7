package org.ccwbench.suite.gate.duet;

import java.util.Map;
import org.ccwbench.suite.gate.stats.Order;
import org.ccwbench.suite.machine.Clock;

/**
 * What came of a fork.
 *
 * @param slices by the name of the kernel or ruler; empty after a failure
 * @param failure why the fork failed; null when it did not
 * @param failed the version at which it did; null when it was neither
 */
public record ForkResult(Order first, Clock clock, Map<String, Slices> slices, String failure, Side failed) {}
