/**
 * The command line. {@link org.ccwbench.suite.Main} is the door; each command is a class of its own, and what it
 * answers to the shell is an {@link org.ccwbench.suite.ExitCode}.
 */
package org.ccwbench.suite;
