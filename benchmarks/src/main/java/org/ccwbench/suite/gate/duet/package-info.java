/**
 * Runs two versions in turn in one JVM. {@link org.ccwbench.suite.gate.duet.Duets} starts the JVMs,
 * {@link org.ccwbench.suite.gate.duet.DuetFork} is what each of them does: two class loaders that share nothing but the
 * JDK, short slices, old new new old.
 */
package org.ccwbench.suite.gate.duet;
