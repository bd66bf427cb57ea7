/** Decides whether a version is as good as an earlier one. Nothing in here depends on the commands. */
package org.ccwbench.suite.gate;
