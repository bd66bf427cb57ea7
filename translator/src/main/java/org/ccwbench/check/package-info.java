/**
 * The link between stated programs and the translator: runs a {@link org.ccwbench.fixtures.ProgramInput} and writes
 * down what happened in the terms of {@link org.ccwbench.fixtures.Answer}. Nothing in here is on a hot path. Start at
 * {@link org.ccwbench.check.ChannelProgramTranslator}; or, for the life cycle around it, which is held against what was
 * done to the Linux driver, at {@link org.ccwbench.check.ScenarioCheck}.
 */
package org.ccwbench.check;
