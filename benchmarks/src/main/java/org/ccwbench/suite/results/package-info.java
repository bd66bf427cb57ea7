/**
 * What runs leave: {@link org.ccwbench.suite.results.RunFolder} is the directory of one, with
 * {@link org.ccwbench.suite.results.Figures} made of its results; {@link org.ccwbench.suite.results.VerifyRecord} says
 * what was compared with known answers; {@link org.ccwbench.suite.results.Baselines} are kept to compare with, and an
 * {@link org.ccwbench.suite.results.Archive} is a directory in one file.
 */
package org.ccwbench.suite.results;
