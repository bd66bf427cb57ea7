/** What the JFR events cost, and the profilers that run beside benchmarks in the JVMs that JMH starts. */
package org.ccwbench.bench.jfr;
