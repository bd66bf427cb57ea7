/**
 * Pictures as text: {@link org.ccwbench.suite.report.plot.Svg} is one, {@link org.ccwbench.suite.report.plot.Scale}
 * says where a value stands in it, {@link org.ccwbench.suite.report.plot.LinePlot} draws lines. Colours are classes of
 * the style sheet {@code picture.css}, so that a picture follows its reader's colour scheme.
 */
package org.ccwbench.suite.report.plot;
