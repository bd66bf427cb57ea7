/** Runs the questions about the memory model, which stand beside what they are about. */
package org.ccwbench.stress;
