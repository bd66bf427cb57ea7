package org.ccwbench.suite.gate;

import java.util.List;

/**
 * One thing that the gate looks at.
 *
 * @param name what it is called
 * @param result what came of it
 * @param summary that in a sentence
 * @param lines details, each a line
 */
public record Layer(String name, Result result, String summary, List<String> lines) {

    public Layer {
        lines = List.copyOf(lines);
    }

    /** What comes of a layer. */
    public enum Result {
        /** All is as it must be. */
        PASSED("ok"),
        /** A program is translated wrongly. */
        WRONG("WRONG"),
        /** More work, more memory, more instructions or more time than before. */
        SLOWER("SLOWER"),
        /** It was measured, and not enough is known. */
        NOT_DECIDED("not decided"),
        /** It could not be measured. */
        NOT_MEASURED("not measured"),
        /** It was measured where times mean little, and decides nothing, neither good nor bad. */
        INFORMATION("information");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Whether the gate must not open. */
    public boolean isBad() {
        return result == Result.WRONG || result == Result.SLOWER;
    }

    /** A layer without details. */
    public static Layer of(String name, Result result, String summary) {
        return new Layer(name, result, summary, List.of());
    }
}
