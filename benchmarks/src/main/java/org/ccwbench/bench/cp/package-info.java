/**
 * Translation, and the bare loop that bounds it. {@link org.ccwbench.bench.cp.TranslateBenchmark} times the whole
 * cycle, {@link org.ccwbench.bench.cp.ScanBenchmark} its first half, {@link org.ccwbench.bench.cp.LimitBenchmark} the
 * loop, and {@link org.ccwbench.bench.cp.BesideLimitBenchmark} cycle and loop in turn. Nothing is timed before
 * {@link org.ccwbench.bench.cp.WorkloadCheck} has compared it with what the programs translate to.
 */
package org.ccwbench.bench.cp;
