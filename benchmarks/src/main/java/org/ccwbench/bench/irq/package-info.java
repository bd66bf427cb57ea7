/**
 * Requests while interruptions arrive. {@link org.ccwbench.bench.irq.InterruptLoad} brings interruptions at times fixed
 * beforehand; {@link org.ccwbench.bench.irq.InterruptLoadBenchmark} says what is left of the throughput,
 * {@link org.ccwbench.bench.irq.LoadedSubchannelsBenchmark} the same on many subchannels and in two threads,
 * {@link org.ccwbench.bench.irq.InterruptCostBenchmark} what one interruption costs, and
 * {@link org.ccwbench.bench.irq.OpenLoop} how long requests take that arrive at fixed times too.
 */
package org.ccwbench.bench.irq;
