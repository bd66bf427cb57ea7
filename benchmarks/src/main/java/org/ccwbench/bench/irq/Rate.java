package org.ccwbench.bench.irq;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something comes.
 *
 * @param perSecond 0 to {@link #MOST}
 */
public record Rate(long perSecond) {
    /** No more than this is measured: 100M. */
    public static final long MOST = 100_000_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)([kM]?)");
    private static final long THOUSAND = 1_000;
    private static final long MILLION = 1_000_000;

    public Rate {
        if (perSecond < 0 || perSecond > MOST) {
            throw new IllegalArgumentException(perSecond + " is not a rate from 0 to 100M");
        }
    }

    /**
     * The rate of a text such as {@code 800}, {@code 20k} or {@code 1.5M}.
     *
     * @throws IllegalArgumentException with a sentence that says why it is none
     */
    public static Rate parse(String text) {
        final Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a rate such as 800, 20k or 1.5M");
        }
        final long unit = switch (matcher.group(2)) {
            case "k" -> THOUSAND;
            case "M" -> MILLION;
            default -> 1;
        };
        final BigDecimal perSecond = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (perSecond.stripTrailingZeros().scale() > 0 || perSecond.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number from 0 to 100M");
        }
        return new Rate(perSecond.longValueExact());
    }

    /** As {@link #parse} reads it, in the largest unit that needs no point. */
    @Override
    public String toString() {
        if (perSecond != 0 && perSecond % MILLION == 0) {
            return perSecond / MILLION + "M";
        }
        return perSecond != 0 && perSecond % THOUSAND == 0 ? perSecond / THOUSAND + "k" : Long.toString(perSecond);
    }
}
