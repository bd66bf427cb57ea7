package org.ccwbench.suite.gate.stats;

/** What is said of a kernel. */
public enum Verdict {
    /** As fast as before, within the margin. */
    SAME("same"),
    /** Slower than before by more than the margin, and that was confirmed. */
    SLOWER("SLOWER"),
    /** Faster than before by more than the margin. */
    FASTER("faster"),
    /** Not enough is known. */
    NOT_DECIDED("not decided");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
