package org.ccwbench.suite;

import org.ccwbench.bench.irq.Rate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rate such as {@code 20k} or {@code 1M}. */
final class RateConverter implements ITypeConverter<Rate> {
    @Override
    public Rate convert(String text) {
        try {
            return Rate.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
