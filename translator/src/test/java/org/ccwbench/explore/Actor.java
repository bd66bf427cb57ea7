package org.ccwbench.explore;

/**
 * One of the threads that are interleaved.
 *
 * @param name for people
 * @param body what it does; called once in each execution
 */
public record Actor(String name, Runnable body) {}
