package org.ccwbench.suite;

/** What a command answers to the shell. 2 is never used: make and others give it a meaning of their own. */
final class ExitCode {
    /** All is well. */
    static final int OK = 0;

    /** Something is slower than before, and that was confirmed. */
    static final int SLOWER = 1;

    /** A program is translated wrongly. */
    static final int WRONG_TRANSLATION = 3;

    /** The machine is unfit for measuring, or the measurement did not decide. */
    static final int UNDECIDED = 4;

    /** The command line, or a file that it names, is not as it must be. */
    static final int USAGE = 5;

    /** The suite itself failed. */
    static final int HARNESS = 6;

    private ExitCode() {}
}
