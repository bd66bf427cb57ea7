package org.ccwbench.jfr;

import java.util.Set;
import jdk.jfr.SettingControl;

/**
 * The setting {@code every} of a type of event: a number from 1; with several recordings the least of theirs. Anything
 * else changes nothing. Each type has a subclass of its own, with a constructor without parameters, because JFR makes
 * the object.
 */
public abstract class Every extends SettingControl {
    private static final int NONE = 0;

    private final Rate rate;

    /** @param rate takes the number */
    protected Every(Rate rate) {
        this.rate = rate;
    }

    private static int number(String text) {
        try {
            return Math.max(NONE, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    @Override
    public final String combine(Set<String> values) {
        final int least = values.stream()
                .mapToInt(Every::number)
                .filter(number -> number != NONE)
                .min()
                .orElse(rate.every());
        return Integer.toString(least);
    }

    @Override
    public final void setValue(String value) {
        final int number = number(value);
        if (number != NONE) {
            rate.every(number);
        }
    }

    @Override
    public final String getValue() {
        return Integer.toString(rate.every());
    }
}
