/**
 * What the driver needs from the kernel around it, each behind an interface or in a class that tests can run step by
 * step: locks, a work queue, waiting with a limit, messages, uevents, eventfds.
 */
package org.ccwbench.kernel;
