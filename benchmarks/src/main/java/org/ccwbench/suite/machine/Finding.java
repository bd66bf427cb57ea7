package org.ccwbench.suite.machine;

/**
 * What one reading says of the machine, in words.
 *
 * @param reading what was read
 * @param value what it was, with its unit
 * @param limit what it must be; empty when there is no limit
 * @param judgement what that means
 * @param advice what to do about it; empty when there is nothing to do
 */
public record Finding(String reading, String value, String limit, Judgement judgement, String advice) {

    /** What a reading means. */
    public enum Judgement {
        /** Within its limit. */
        GOOD("good"),
        /** Beyond its limit: the machine is unfit. */
        BAD("BAD"),
        /** The machine does not tell. */
        UNKNOWN("unknown"),
        /** Good to know; it has no limit. */
        NOTE("note");

        private final String word;

        Judgement(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** The finding in a few words, for the reasons of an unfit machine. */
    String asReason() {
        return reading + ' ' + value + " (limit: " + limit + ')';
    }
}
