/**
 * Work counters: what the translator does for each program, in numbers that are the same on every machine.
 * {@link org.ccwbench.suite.gate.counters.WorkCounters} counts, {@link org.ccwbench.suite.gate.counters.CountersFile}
 * is what was committed. The translator that is counted is a second one, loaded by a
 * {@link org.ccwbench.suite.gate.counters.CountingLoader} that rewrites each access to raw memory into a call of
 * {@link org.ccwbench.suite.gate.counters.Meter}; the one that is timed knows nothing of it.
 */
package org.ccwbench.suite.gate.counters;
