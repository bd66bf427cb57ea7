package org.ccwbench.explore;

import java.util.Arrays;

/** The choices of an execution and which others are left, as masks of threads, by number of the step. */
final class Path {
    /** Steps of an execution at most. */
    static final int MOST_STEPS = 20_000;

    final byte[] chosen = new byte[MOST_STEPS];

    /** Who could have been chosen. */
    final byte[] enabled = new byte[MOST_STEPS];

    /** Who has to be chosen sooner or later. */
    final byte[] backtrack = new byte[MOST_STEPS];

    /** Who need not be: what would follow has been seen in another order. */
    final byte[] sleep = new byte[MOST_STEPS];

    /** Choices that are given; behind them the execution is free. */
    int given;

    /** Steps of the last execution. */
    int length;

    /** Forgets everything. */
    void clear() {
        given = 0;
        length = 0;
        Arrays.fill(sleep, (byte) 0);
        Arrays.fill(backtrack, (byte) 0);
    }

    /** Prepares the next execution; false when there is none left. */
    boolean advance() {
        for (int step = length - 1; step >= 0; step--) {
            sleep[step] |= (byte) (1 << chosen[step]);
            final int left = backtrack[step] & ~sleep[step] & enabled[step];
            if (left != 0) {
                chosen[step] = (byte) Integer.numberOfTrailingZeros(left);
                given = step + 1;
                return true;
            }
        }
        return false;
    }

    /** The choices as text: for each run of steps the thread, a to d, and how many. */
    String schedule() {
        final StringBuilder text = new StringBuilder();
        int first = 0;
        for (int step = 1; step <= length; step++) {
            if (step == length || chosen[step] != chosen[first]) {
                text.append((char) ('a' + chosen[first])).append(step - first);
                first = step;
            }
        }
        return text.toString();
    }

    /** Gives the choices of a text. */
    void schedule(String text) {
        clear();
        int at = 0;
        while (at < text.length()) {
            final byte thread = (byte) (text.charAt(at++) - 'a');
            int steps = 0;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                steps = steps * 10 + text.charAt(at++) - '0';
            }
            Arrays.fill(chosen, given, given + steps, thread);
            given += steps;
        }
    }
}
