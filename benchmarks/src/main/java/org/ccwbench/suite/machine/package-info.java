/**
 * The machine that measures: what it is ({@link org.ccwbench.suite.machine.Environment}), whether it is fit
 * ({@link org.ccwbench.suite.machine.Fitness}), which clock can be trusted
 * ({@link org.ccwbench.suite.machine.ClockCheck}), and how it behaved meanwhile
 * ({@link org.ccwbench.suite.machine.NoiseLog}).
 */
package org.ccwbench.suite.machine;
