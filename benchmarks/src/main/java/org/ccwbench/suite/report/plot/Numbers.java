package org.ccwbench.suite.report.plot;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double GRAND = 1e5;

    private Numbers() {}

    /** Three digits or more: {@code 0.0123}, {@code 1.23}, {@code 12.3}, {@code 1,234}, {@code 1.23M}. */
    public static String shown(double value) {
        final double size = Math.abs(value);
        if (size >= MILLION) {
            return decimal(size >= 100 * MILLION ? 0 : 2, value / MILLION) + "M";
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (value == Math.rint(value)) {
            return decimal(0, value);
        }
        return decimal(size >= 10 ? 1 : size >= 1 ? 2 : 2 - (int) Math.floor(Math.log10(size)), value);
    }

    /** In a short unit, as at an axis: {@code 0.5}, {@code 20}, {@code 300k}, {@code 1.5M}. */
    public static String brief(double value) {
        final double size = Math.abs(value);
        if (size >= MILLION) {
            return plain(value / MILLION) + 'M';
        }
        return size >= GRAND || size >= THOUSAND && value % THOUSAND == 0
                ? plain(value / THOUSAND) + 'k'
                : plain(value);
    }

    private static String plain(double value) {
        final String text = String.format(Locale.ROOT, "%.6f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** With so many places behind the point. */
    public static String decimal(int places, double value) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
