/**
 * What is to be measured, and for how long: {@link org.ccwbench.suite.plan.Catalogue} knows the benchmarks,
 * {@link org.ccwbench.suite.plan.RunPlan} what a run takes of them.
 */
package org.ccwbench.suite.plan;
