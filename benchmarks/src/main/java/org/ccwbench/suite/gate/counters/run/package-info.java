/**
 * Runs programs through a translator that is counted. Loaded by the loader that rewrites the translator, and not
 * rewritten itself.
 */
package org.ccwbench.suite.gate.counters.run;
