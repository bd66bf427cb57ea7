package org.ccwbench.suite.gate.stats;

/**
 * What one fork says.
 *
 * @param log logarithm of new to old: the median over its rounds
 */
public record ForkRatio(Order order, double log) {}
