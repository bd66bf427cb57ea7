/**
 * One page about any number of runs. {@link org.ccwbench.suite.report.Report} is the door; each figure is a class of
 * its own that makes a {@link org.ccwbench.suite.report.Figure} of what was read.
 */
package org.ccwbench.suite.report;
