/**
 * Every pair of callbacks of the life cycle, and the dangerous triples, in every order: see
 * {@link org.ccwbench.vfio.explore.InterleavingTest}. Everything here but the tests themselves is loaded anew by a
 * {@link org.ccwbench.explore.RewritingLoader}, together with the code it explores.
 */
package org.ccwbench.vfio.explore;
