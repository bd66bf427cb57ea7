/**
 * The link between stated programs and the translator: runs a {@link org.ccwbench.fixtures.ProgramInput} and writes
 * down what happened in the terms of {@link org.ccwbench.fixtures.Answer}. Nothing in here is on a hot path. Start at
 * {@link org.ccwbench.check.ChannelProgramTranslator}.
 */
package org.ccwbench.check;
