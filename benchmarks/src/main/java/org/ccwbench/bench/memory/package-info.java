/** Guest pages: finding their host pages, and pinning them. */
package org.ccwbench.bench.memory;
