/** Words of the architecture. */
package org.ccwbench.bench.arch;
