/**
 * From ratios of forks to a verdict: pure functions, and {@link org.ccwbench.suite.gate.stats.Decision}, which asks for
 * more forks until it knows. A ratio is new to old, in natural logarithms, so that twice as slow and twice as fast are
 * equally far from 0.
 */
package org.ccwbench.suite.gate.stats;
