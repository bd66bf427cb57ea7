package org.ccwbench.suite.report.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A picture to which elements are added; what comes later lies above. Styles are classes of {@code picture.css}. */
public final class Svg {
    /** Wide enough for a character of the usual size. */
    static final double CHARACTER = 7.2;

    private final int width;
    private final int height;
    private final String title;
    private final StringBuilder elements = new StringBuilder();

    /** @param title for those who cannot see it */
    public Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    /** A text without what means something in XML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** About as wide as a text will be. */
    public static double widthOf(String text) {
        return CHARACTER * text.length();
    }

    /** A straight line. */
    public Svg line(String style, double fromX, double fromY, double toX, double toY) {
        return add(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, fromX, fromY, toX, toY);
    }

    /** A rectangle that tells something to whoever points at it; nothing when that is empty. */
    public Svg rectangle(String style, double x, double y, double wide, double high, String tip) {
        return add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"%s",
                style, x, y, Math.max(0, wide), Math.max(0, high), tipped("rect", tip));
    }

    /** A rectangle, the stronger the more opaque. */
    public Svg heat(double x, double y, double wide, double high, double strength, String tip) {
        return add(
                "<rect class=\"cell\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
                        + " style=\"fill:rgba(var(--heat),%.3f)\"%s",
                x, y, wide, high, strength, tipped("rect", tip));
    }

    /** A circle that tells something to whoever points at it; nothing when that is empty. */
    public Svg circle(String style, double x, double y, double radius, String tip) {
        return add(
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"%s",
                style, x, y, radius, tipped("circle", tip));
    }

    private static String tipped(String element, String tip) {
        return tip.isEmpty() ? "/>" : "><title>" + escaped(tip) + "</title></" + element + '>';
    }

    /** A line through points, x and y each; nothing without any. */
    public Svg path(String style, List<double[]> points) {
        final StringBuilder path = new StringBuilder();
        for (final double[] point : points) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(String.format(Locale.ROOT, "%.1f %.1f", point[0], point[1]));
        }
        return path.isEmpty() ? this : add("<path class=\"%s\" d=\"%s\"/>", style, path);
    }

    /** A text; its left end, or with the style {@code middle} or {@code end} that part, is at x. */
    public Svg text(String style, double x, double y, String text) {
        return add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped(text));
    }

    /** A text from below to above, with its middle at a point. */
    public Svg upwards(double x, double y, String text) {
        return add(
                "<text class=\"middle muted\" transform=\"translate(%.1f %.1f) rotate(-90)\">%s</text>",
                x, y, escaped(text));
    }

    private Svg add(String format, Object... values) {
        elements.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    /** For a page that has the style sheet. */
    public String inPage() {
        return picture(" role=\"img\"", "");
    }

    /** A file of its own. */
    public List<String> asFile() {
        return List.of(
                picture(" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"", "<style>" + styleSheet() + "</style>\n")
                        .split("\n"));
    }

    private String picture(String attributes, String style) {
        return String.format(
                Locale.ROOT,
                "<svg%s viewBox=\"0 0 %d %d\">\n<title>%s</title>\n%s<rect class=\"ground\" width=\"%d\""
                        + " height=\"%d\"/>\n%s</svg>",
                attributes,
                width,
                height,
                escaped(title),
                style,
                width,
                height,
                elements);
    }

    /** The colours and styles. */
    public static String styleSheet() {
        try (InputStream in = Svg.class.getResourceAsStream("/org/ccwbench/suite/report/picture.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
