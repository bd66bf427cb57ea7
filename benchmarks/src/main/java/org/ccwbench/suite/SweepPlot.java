package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.ccwbench.bench.irq.Rate;

/**
 * A sweep as a picture: response times over the offered rate, with the hiccups of the machine below or above them.
 * Times are on a logarithmic scale. Rates that were missed are hollow.
 */
final class SweepPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;
    private static final int LEFT = 80;
    private static final int RIGHT = 610;
    private static final int TOP = 50;
    private static final int BOTTOM = 380;
    private static final int LABEL_GAP = 10;
    private static final int LEGEND = 22;
    private static final double NANOS_A_MICRO = 1e3;
    private static final int RATE_TICKS = 6;
    private static final double RADIUS = 3.5;

    private final List<Latency> points;
    private final double mostRate;
    private final int lowestDecade;
    private final int highestDecade;
    private final List<String> svg = new ArrayList<>();

    private SweepPlot(List<Latency> points) {
        this.points = points;
        mostRate = points.stream().mapToDouble(SweepPlot::rate).max().orElse(1);
        lowestDecade = (int) Math.floor(Math.log10(times().min().orElse(1)));
        highestDecade = Math.max(
                lowestDecade + 1, (int) Math.ceil(Math.log10(times().max().orElse(1))));
    }

    /** The lines of the file. */
    static List<String> of(List<Latency> points, Optional<Rate> knee, String title) {
        final SweepPlot plot = new SweepPlot(points);
        plot.begin(title.replace("&", "&amp;").replace("<", "&lt;"));
        plot.axes();
        plot.series(0, "p50", "p50 response", point -> point.responseAt(50));
        plot.series(1, "p99", "p99 response", point -> point.responseAt(99));
        plot.series(2, "p999", "p99.9 response", point -> point.responseAt(99.9));
        plot.series(3, "hiccup", "p99.9 hiccup", Latency::hiccupTail);
        plot.note(4, "hollow: rate missed");
        knee.ifPresent(plot::knee);
        plot.svg.add("</svg>");
        return plot.svg;
    }

    private DoubleStream times() {
        return points.stream()
                .flatMapToDouble(point -> DoubleStream.of(
                        micros(point.responseAt(50)), micros(point.responseAt(99.9)), micros(point.hiccupTail())));
    }

    /** On a logarithmic scale there is no 0; the clock does not tell less than a nanosecond. */
    private static double micros(double nanos) {
        return Math.max(1, nanos) / NANOS_A_MICRO;
    }

    private static double rate(Latency point) {
        return point.rate().perSecond();
    }

    private double x(double rate) {
        return LEFT + (RIGHT - LEFT) * rate / mostRate;
    }

    private double y(double micros) {
        final double part = (Math.log10(micros) - lowestDecade) / (highestDecade - lowestDecade);
        return BOTTOM - (BOTTOM - TOP) * part;
    }

    private void begin(String title) {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img' font-family='sans-serif'"
                        + " font-size='12'>",
                WIDTH, HEIGHT);
        svg.add("<title>" + title + "</title>");
        svg.add("""
                <style>
                svg { --ground: #ffffff; --ink: #1f2328; --grid: #d0d7de;
                      --p50: #0969da; --p99: #8250df; --p999: #cf222e; --hiccup: #6e7781; }
                @media (prefers-color-scheme: dark) {
                  svg { --ground: #0d1117; --ink: #e6edf3; --grid: #30363d;
                        --p50: #58a6ff; --p99: #bc8cff; --p999: #ff7b72; --hiccup: #8b949e; }
                }
                .ground { fill: var(--ground); } text { fill: var(--ink); }
                .grid { stroke: var(--grid); } .knee { stroke: var(--ink); stroke-dasharray: 4 4; }
                path { fill: none; stroke-width: 1.5; } circle { stroke-width: 1.5; }
                .p50 { stroke: var(--p50); fill: var(--p50); } .p99 { stroke: var(--p99); fill: var(--p99); }
                .p999 { stroke: var(--p999); fill: var(--p999); }
                .hiccup { stroke: var(--hiccup); fill: var(--hiccup); stroke-dasharray: 2 3; }
                path.p50, path.p99, path.p999, path.hiccup { fill: none; } circle.missed { fill: var(--ground); }
                </style>""");
        add("<rect class='ground' width='%d' height='%d'/>", WIDTH, HEIGHT);
        add("<text x='%d' y='26' font-size='14'>%s</text>", LEFT, title);
    }

    private void axes() {
        for (int decade = lowestDecade; decade <= highestDecade; decade++) {
            final double micros = Math.pow(10, decade);
            final double y = y(micros);
            add("<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>", LEFT, RIGHT, y, y);
            final String label = decade < 0 ? Samples.decimal(-decade, micros) : Samples.decimal(0, micros);
            add("<text x='%d' y='%.1f' text-anchor='end'>%s</text>", LEFT - LABEL_GAP, y + 4, label);
        }
        for (int tick = 0; tick <= RATE_TICKS; tick++) {
            final double rate = mostRate * tick / RATE_TICKS;
            final double x = x(rate);
            add("<line class='grid' x1='%.1f' x2='%.1f' y1='%d' y2='%d'/>", x, x, TOP, BOTTOM);
            final String label = Samples.decimal(2, rate / 1e6);
            add("<text x='%.1f' y='%d' text-anchor='middle'>%s</text>", x, BOTTOM + 18, label);
        }
        final int middle = (LEFT + RIGHT) / 2;
        add(
                "<text x='%d' y='%d' text-anchor='middle'>requests offered, millions per second</text>",
                middle, BOTTOM + 42);
        final int half = (TOP + BOTTOM) / 2;
        add(
                "<text transform='translate(20 %d) rotate(-90)' text-anchor='middle'>"
                        + "microseconds from the intended time</text>",
                half);
    }

    private void series(int place, String style, String name, ToDoubleFunction<Latency> nanos) {
        final StringBuilder path = new StringBuilder();
        for (final Latency point : points) {
            path.append(path.length() == 0 ? "M" : " L").append(at(point, nanos));
        }
        add("<path class='%s' d='%s'/>", style, path);
        for (final Latency point : points) {
            final String missed = point.isMissed() ? " missed" : "";
            final double x = x(rate(point));
            final double y = y(micros(nanos.applyAsDouble(point)));
            add("<circle class='%s%s' cx='%.1f' cy='%.1f' r='%.1f'/>", style, missed, x, y, RADIUS);
        }
        final int y = TOP + place * LEGEND;
        add("<circle class='%s' cx='%d' cy='%d' r='%.1f'/>", style, RIGHT + 2 * LABEL_GAP, y, RADIUS);
        note(place, name);
    }

    private String at(Latency point, ToDoubleFunction<Latency> nanos) {
        return String.format(Locale.ROOT, "%.1f %.1f", x(rate(point)), y(micros(nanos.applyAsDouble(point))));
    }

    private void note(int place, String text) {
        add("<text x='%d' y='%d'>%s</text>", RIGHT + 3 * LABEL_GAP, TOP + place * LEGEND + 4, text);
    }

    private void knee(Rate rate) {
        final double x = x(rate.perSecond());
        add("<line class='knee' x1='%.1f' x2='%.1f' y1='%d' y2='%d'/>", x, x, TOP, BOTTOM);
        add("<text x='%.1f' y='%d' text-anchor='middle'>knee %s</text>", x, TOP - 6, rate);
    }

    private void add(String format, Object... values) {
        svg.add(String.format(Locale.ROOT, format, values));
    }
}
