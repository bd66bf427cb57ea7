package org.ccwbench.suite.results;

/**
 * A figure that a benchmark is run for.
 *
 * @param name what it is, with its unit
 * @param median over all iterations of all JVMs
 * @param lowest the lowest median of a JVM
 * @param highest the highest median of a JVM
 * @param forks JVMs that it comes from
 */
public record Figure(String name, double median, double lowest, double highest, int forks) {}
