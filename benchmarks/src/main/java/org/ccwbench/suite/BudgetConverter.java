package org.ccwbench.suite;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time such as {@code 30s} or {@code 2m}. */
final class BudgetConverter implements ITypeConverter<Duration> {
    private static final Pattern BUDGET = Pattern.compile("(\\d{1,4})([sm])");

    @Override
    public Duration convert(String text) {
        final Matcher budget = BUDGET.matcher(text);
        if (!budget.matches()) {
            throw new TypeConversionException("'" + text + "' is not a time such as 30s or 2m");
        }
        final long number = Long.parseLong(budget.group(1));
        return budget.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
    }
}
