package org.ccwbench.arch;

/**
 * What an I/O instruction answers.
 *
 * <p>Source: z/Architecture Principles of Operation, "I/O Instructions".
 */
public final class ConditionCode {
    /** Done: the function is initiated, or the block is stored. */
    public static final int CC0 = 0;

    /** Status is pending; TEST SUBCHANNEL: no status was pending, STORE CHANNEL REPORT WORD: no report was. */
    public static final int CC1 = 1;

    /** A function is in progress, or CANCEL and RESUME SUBCHANNEL do not apply. */
    public static final int CC2 = 2;

    /** Not operational. */
    public static final int CC3 = 3;

    private ConditionCode() {}
}
