/**
 * What the gate runs of two versions in turn. A version is called through {@link org.ccwbench.bench.duet.Kernels} by
 * reflection from another class loader, so that class, its methods and the names stay as they are.
 */
package org.ccwbench.bench.duet;
