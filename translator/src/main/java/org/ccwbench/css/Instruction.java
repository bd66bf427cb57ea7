package org.ccwbench.css;

/** The instructions that a subchannel obeys. Source: z/Architecture Principles of Operation, chapter 14. */
public enum Instruction {
    /** Start subchannel. */
    SSCH,
    /** Halt subchannel. */
    HSCH,
    /** Clear subchannel. */
    CSCH,
    /** Cancel subchannel. */
    XSCH,
    /** Resume subchannel. */
    RSCH,
    /** Test subchannel. */
    TSCH,
    /** Store subchannel. */
    STSCH,
    /** Modify subchannel. */
    MSCH
}
