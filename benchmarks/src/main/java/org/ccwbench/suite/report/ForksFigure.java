package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Series;
import org.ccwbench.suite.report.plot.Numbers;
import org.ccwbench.suite.report.plot.Scale;
import org.ccwbench.suite.report.plot.Svg;
import org.ccwbench.suite.view.Table;

/** Every JVM of every result. */
final class ForksFigure {
    private static final String LIMIT = "x limit";
    private static final int WIDTH = 960;
    private static final int LEFT = 330;
    private static final int RIGHT = 790;
    private static final int TOP = 24;
    private static final int ROW = 26;
    private static final int BELOW = 44;
    private static final double FORK = 4.5;
    private static final double ITERATION = 2.5;
    private static final double WIDE = 8;
    private static final int DIGITS = 18;
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12})([kM]?)");
    private static final Map<String, String> ZEROS = Map.of("", "", "k", "000", "M", "000000");

    private ForksFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "forks",
                "Forks",
                "A dot is the median of one fork, that is one JVM; the faint dots around it are its measured"
                        + " iterations;"
                        + " the short line is the median of the forks. What differs between forks is not a property of"
                        + " the code, so a difference between rows counts only when it is larger than that.");
        final List<Series> all = results.series();
        if (all.isEmpty()) {
            return figure.missing("There are no results of benchmarks: run --results DIR measures them.");
        }
        final Map<String, List<Series>> groups = all.stream()
                .filter(ForksFigure::isShown)
                .collect(Collectors.groupingBy(
                        series -> series.benchmark() + ": " + words(series.figure()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        groups.forEach((name, rows) -> {
            final List<String> shared = shared(rows);
            figure.heading(name + (shared.isEmpty() ? "" : " (" + String.join(" ", shared) + ")"))
                    .picture(picture(name, sorted(rows), shared));
        });
        return figure.raw("medians", medians(all)).raw("iterations", iterations(all));
    }

    /** Whether it is what its benchmark is run for. */
    static boolean isShown(Series series) {
        return series.rank() == 0 || series.figure().equals(LIMIT);
    }

    /** A figure's name with its unit in words. */
    static String words(String figure) {
        return switch (figure) {
            case LIMIT -> "multiple of the limit loop's time";
            case "% left" -> "throughput left under interruptions, %";
            default ->
                figure.replace("ns/", "ns per ").replace("us/", "µs per ").replace("per op", "per operation");
        };
    }

    private static List<Series> sorted(List<Series> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> sortable(row.label())))
                .toList();
    }

    /** So that 2 comes before 16, and 10k before 1M. */
    static String sortable(String text) {
        return NUMBER.matcher(text).replaceAll(number -> {
            final String digits = number.group(1) + ZEROS.get(number.group(2));
            return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
        });
    }

    private static Svg picture(String name, List<Series> rows, List<String> shared) {
        final int bottom = TOP + ROW * rows.size();
        final Svg svg = new Svg(WIDTH, bottom + BELOW, name);
        final double[] values = rows.stream()
                .flatMap(row -> row.forks().stream().flatMap(List::stream))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        final double least = values[0];
        final double most = values[values.length - 1];
        final Scale scale = least > 0 && most > WIDE * least
                ? Scale.logarithmic(least, most, LEFT, RIGHT)
                : Scale.linear(least, most, LEFT, RIGHT);
        for (final double tick : scale.ticks()) {
            svg.line("grid", scale.at(tick), TOP, scale.at(tick), bottom)
                    .text("middle muted", scale.at(tick), bottom + 18, Numbers.brief(tick));
        }
        svg.text(
                "middle muted",
                (LEFT + RIGHT) / 2.0,
                bottom + 38,
                words(rows.get(0).figure()));
        svg.text("muted", RIGHT + 22, TOP - 8, "median, forks");
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), shared, TOP + ROW * i, scale);
        }
        return svg;
    }

    private static void row(Svg svg, Series row, List<String> shared, int top, Scale scale) {
        final double middle = top + ROW / 2.0;
        svg.line("grid", 0, top + ROW, WIDTH, top + ROW);
        svg.text("", 4, middle + 4, own(row, shared));
        for (final List<Double> fork : row.forks()) {
            fork.forEach(value -> svg.circle("s1 faint", scale.at(value), middle, ITERATION, ""));
        }
        final List<Double> medians = row.medians();
        for (int fork = 0; fork < medians.size(); fork++) {
            final String tip = "fork " + (fork + 1) + ": " + Numbers.shown(medians.get(fork));
            svg.circle("s1", scale.at(medians.get(fork)), middle, FORK, tip);
        }
        svg.line("axis thick", scale.at(row.median()), middle - 9, scale.at(row.median()), middle + 9);
        svg.text(
                "",
                RIGHT + 22,
                middle + 4,
                Numbers.shown(row.median()) + ", " + count(row.forks().size()));
    }

    private static String count(int forks) {
        return forks + (forks == 1 ? " fork" : " forks");
    }

    /** Parameters that all rows agree on stand in the title. */
    private static List<String> shared(List<Series> rows) {
        final List<String> shared = new ArrayList<>(words(rows.get(0)));
        rows.forEach(row -> shared.retainAll(words(row)));
        return rows.size() == 1 ? List.of() : shared;
    }

    private static List<String> words(Series row) {
        return row.label().isEmpty() ? List.of() : List.of(row.label().split(" "));
    }

    private static String own(Series row, List<String> shared) {
        final String own =
                words(row).stream().filter(word -> !shared.contains(word)).collect(Collectors.joining(" "));
        return own.isEmpty() ? "all" : own;
    }

    private static Table medians(List<Series> all) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Series series : all) {
            final List<Double> medians = series.medians();
            rows.add(List.of(
                    series.benchmark(),
                    series.label(),
                    series.figure(),
                    series.median(),
                    medians.stream().min(Comparator.naturalOrder()).orElseThrow(),
                    medians.stream().max(Comparator.naturalOrder()).orElseThrow(),
                    medians.size()));
        }
        return new Table(
                List.of("benchmark", "parameters", "figure", "median", "lowest fork", "highest fork", "forks"),
                rows,
                List.of());
    }

    private static Table iterations(List<Series> all) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Series series : all) {
            if (isShown(series)) {
                for (int fork = 0; fork < series.forks().size(); fork++) {
                    rows.add(List.of(
                            series.benchmark(),
                            series.label(),
                            series.figure(),
                            fork + 1,
                            series.forks().get(fork).stream()
                                    .map(Numbers::shown)
                                    .collect(Collectors.joining("  "))));
                }
            }
        }
        return new Table(List.of("benchmark", "parameters", "figure", "fork", "iterations"), rows, List.of());
    }
}
