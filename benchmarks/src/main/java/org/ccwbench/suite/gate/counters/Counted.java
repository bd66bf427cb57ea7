package org.ccwbench.suite.gate.counters;

import org.ccwbench.fixtures.ProgramInput;

/** A translator that is counted. */
public interface Counted {

    /** Translates a program and frees it. @return a number for each {@link Counter} */
    long[] program(ProgramInput input);

    /**
     * Translates the first program of a shape and frees it.
     *
     * @param shape name of an {@link org.ccwbench.bench.Shape}
     * @param table name of a {@link org.ccwbench.bench.TableKind}
     * @return a number for each {@link Counter}
     */
    long[] shape(String shape, String table);
}
