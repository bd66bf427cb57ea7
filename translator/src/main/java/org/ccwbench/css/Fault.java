package org.ccwbench.css;

import org.ccwbench.memory.Errno;

/** Makes an instruction end as the machine might, without being carried out. */
@FunctionalInterface
public interface Fault {
    /** The instruction is carried out. */
    int NONE = -1;

    /** A program check in place of a condition code. */
    int PROGRAM_CHECK = Errno.EIO;

    /** Condition code 0 to 3, {@link #PROGRAM_CHECK}, or {@link #NONE}; asked once for each instruction. */
    int of(Instruction instruction);
}
