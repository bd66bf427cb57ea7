/**
 * What the events of the other packages have in common: a setting {@code every}, so that a recording can take one in so
 * many. The events themselves stand beside the code that they are about.
 */
package org.ccwbench.jfr;
