/**
 * The life cycle around the translator: from a write to the I/O region to the status the guest reads there
 * ({@link org.ccwbench.bench.vfio.StartToInterruptBenchmark}), in turn with the translator alone
 * ({@link org.ccwbench.bench.vfio.BesideTranslatorBenchmark}), on many subchannels
 * ({@link org.ccwbench.bench.vfio.SubchannelsBenchmark}), and what a write costs that starts nothing
 * ({@link org.ccwbench.bench.vfio.FsmBenchmark}).
 */
package org.ccwbench.bench.vfio;
