/**
 * What runs leave: {@link org.ccwbench.suite.results.RunFolder} is the directory of one,
 * {@link org.ccwbench.suite.results.RunResults} what one or several hold together, with
 * {@link org.ccwbench.suite.results.Figures} made of it; {@link org.ccwbench.suite.results.Baselines} are kept to
 * compare with, and an {@link org.ccwbench.suite.results.Archive} is a directory in one file.
 */
package org.ccwbench.suite.results;
