/**
 * What is measured, and with which programs. {@link org.ccwbench.bench.A0BaselineBenchmark} is what the harness costs;
 * the packages below follow the data: {@code arch}, {@code memory}, {@code cp}, {@code vfio}, {@code irq}. Start at
 * {@link org.ccwbench.bench.Shape} and {@link org.ccwbench.bench.Workload}.
 */
package org.ccwbench.bench;
