package org.ccwbench.cp;

import org.ccwbench.memory.Errno;

/** Why a program was refused: one constant for each cause, where Linux has one errno for several. */
public enum Reason {
    /** Nothing was refused. */
    NONE("not refused"),
    /** The 2 KiB from the head of a segment cannot be read; address of the head. */
    SEGMENT_UNREADABLE("the 2 KiB at the head of the segment cannot be read"),
    /** 256 CCWs without an end; address of the segment's head. */
    CHAIN_TOO_LONG("more than 256 chained CCWs"),
    /** A 17th segment; address of its head. */
    TOO_MANY_SEGMENTS("more than 16 segments"),
    /** An IDAL cannot be read; address of the IDAL. */
    IDAW_UNREADABLE("the IDAL cannot be read"),
    /** Data in a page that is not mapped; address in that page. */
    PAGE_UNMAPPED("the page is not mapped"),
    /** Data in a page that may not be both read and written; address in that page. */
    PAGE_READ_ONLY("the page is not both readable and writable"),
    /** Data in a page that cannot be brought in; address in that page. */
    PAGE_FAULT("the page cannot be brought in"),
    /** A pin of several pages was short; address in the page it stopped in front of. */
    PIN_STOPPED_SHORT("the pin stopped short in front of the page"),
    /** A transfer in channel to where there is no segment; the target. */
    TIC_TARGET_UNKNOWN("the transfer leads to no segment"),
    /** There is a program already; address of the new one. */
    ALREADY_INITIALISED("there is a program already"),
    /** There is no program. */
    NOT_INITIALISED("there is no program"),
    /** The program was translated or refused before; a second time cannot be right. */
    ALREADY_PREFETCHED("the program was translated before"),
    /** The program is not translated, so there is nothing to start. */
    NOT_PREFETCHED("the program is not translated");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** One line for people, such as {@code CHAIN_TOO_LONG at 17f8: more than 256 chained CCWs}. */
    public String describe(long faultGpa) {
        return name() + " at " + Long.toHexString(faultGpa) + ": " + text;
    }

    /** The cause behind the errno of a pin. */
    static Reason ofPin(int errno) {
        return switch (errno) {
            case Errno.EPERM -> PAGE_READ_ONLY;
            case Errno.EFAULT -> PAGE_FAULT;
            default -> PAGE_UNMAPPED;
        };
    }
}
