package org.ccwbench.suite.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of some work: every part takes other pieces, and all parts together take all.
 *
 * @param number of this part, from 1
 * @param parts how many there are
 */
public record Shard(int number, int parts) {
    /** All of it. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /** @throws IllegalArgumentException when there is no such part */
    public Shard {
        if (number < 1 || number > parts) {
            throw new IllegalArgumentException(
                    "there is no part " + number + " of " + parts + ": parts are counted from 1, as in 1/4 to 4/4");
        }
    }

    /** A part such as {@code 1/4}. */
    public static Shard parse(String text) {
        final Matcher shard = TEXT.matcher(text);
        if (!shard.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a part such as 1/4");
        }
        return new Shard(Integer.parseInt(shard.group(1)), Integer.parseInt(shard.group(2)));
    }

    /** Whether this part takes a piece, which has a number from 0. */
    public boolean takes(long piece) {
        return piece % parts == number - 1;
    }

    /** Whether there are no other parts. */
    public boolean isWhole() {
        return parts == 1;
    }

    @Override
    public String toString() {
        return number + "/" + parts;
    }
}
