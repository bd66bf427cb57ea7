/**
 * What a JFR recording says about channel programs and interruptions: {@link org.ccwbench.suite.view.Recording} is a
 * file, {@link org.ccwbench.suite.view.View} a question to it, {@link org.ccwbench.suite.view.Table} the answer.
 */
package org.ccwbench.suite.view;
