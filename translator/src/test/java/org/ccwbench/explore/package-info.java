/**
 * Explores the interleavings of a few threads, all of them or within a bound that is printed, and replays any of them
 * from a short text. It knows nothing of what the threads do.
 *
 * <pre>
 *   RewritingLoader   loads code so that it calls Steps before every access to something shared
 *   Scheduler         lets one thread go on at each of those steps: one execution
 *   Decisions         who that is, and what else has to be tried
 *   History           the steps of an execution and what had to happen before what, which gives
 *   Path              the choices, and which others are left
 *   Exploration       one execution after the other, until no choice is left
 * </pre>
 *
 * The search is the one of Abdulla, Aronis, Jonsson and Sagonas, "Optimal dynamic partial order reduction" (POPL 2014),
 * with source sets and sleep sets: executions that differ only in the order of steps that do not depend on each other
 * are run once. Steps depend on each other when they touch the same field, buffer or lock and one of them changes it.
 * That memory is sequentially consistent is no assumption but checked: an access to a plain field or buffer that the
 * Java memory model does not order is a finding ({@link org.ccwbench.explore.DataRaces}).
 */
package org.ccwbench.explore;
