package org.ccwbench.suite.gate.stats;

import java.util.List;
import java.util.OptionalDouble;

/** Where a {@link Decision} gets its forks from: they are run, or drawn from recorded ones. */
public interface ForkSource {

    /** Runs both versions in new forks, as many of each order as said. */
    List<ForkRatio> run(String kernel, int ofEachOrder);

    /** How large a difference between equals can look on this machine, as a logarithm; empty when it is not known. */
    OptionalDouble floor(String kernel);

    /** Finds it out and keeps it. */
    double measureFloor(String kernel);

    /** Whether there is time for more forks. */
    boolean hasTime(int forks);
}
