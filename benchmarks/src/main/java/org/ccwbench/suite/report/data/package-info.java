/**
 * What runs have left in directories, as the report needs it: {@link org.ccwbench.suite.report.data.Run} is one,
 * {@link org.ccwbench.suite.report.data.Results} is all of them together. Each kind of file has a class that reads it;
 * a damaged file is a {@link org.ccwbench.suite.report.data.Problem} and never the end of the reading.
 */
package org.ccwbench.suite.report.data;
