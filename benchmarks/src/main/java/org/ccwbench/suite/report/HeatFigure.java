package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.irq.InterruptLoad;
import org.ccwbench.bench.irq.Rate;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Series;
import org.ccwbench.suite.report.plot.Numbers;
import org.ccwbench.suite.report.plot.Svg;
import org.ccwbench.suite.view.Table;

/** What interruptions leave of the throughput, by shape and rate. */
final class HeatFigure {
    private static final String BENCHMARK = "irq.InterruptLoadBenchmark.pairs";
    private static final String LEFT_OVER = "% left";
    private static final String ACHIEVED = "% of offered";
    private static final int WIDTH = 960;
    private static final int LEFT = 130;
    private static final int TOP = 42;
    private static final int ROW = 44;
    private static final int WIDEST = 140;
    private static final int PERCENT = 100;
    private static final double STRONGEST = 0.6;

    private HeatFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "heat",
                "Shape × interruption rate",
                "Throughput of requests that is left while interruptions of another guest arrive, in percent of that"
                        + " without any, measured in turn in the same JVM; the stronger the colour, the more is lost."
                        + " MISSED: fewer than 99 % of the interruptions came that should have.");
        final Map<String, List<Cell>> maps = maps(results);
        if (maps.isEmpty()) {
            return figure.missing(
                    "There is no load of interruptions in the results: run InterruptLoadBenchmark" + " measures it.");
        }
        final List<List<Object>> rows = new ArrayList<>();
        maps.forEach((name, cells) -> {
            figure.heading(name).picture(picture(name, cells));
            cells.forEach(cell -> rows.add(
                    List.of(name, cell.shape.toString(), cell.rate.toString(), cell.left, cell.achieved, cell.forks)));
        });
        return figure.raw(
                "cells",
                new Table(
                        List.of("load", "shape", "interruptions/s", "% left", "% of interruptions that came", "forks"),
                        rows,
                        List.of()));
    }

    /** @param achieved percentage of the interruptions that came; 100 where none should */
    private record Cell(Shape shape, Rate rate, double left, double achieved, int forks) {
        boolean isMissed() {
            return achieved < PERCENT * InterruptLoad.ACHIEVED;
        }
    }

    private static Map<String, List<Cell>> maps(Results results) {
        final List<Series> load = results.series().stream()
                .filter(series -> series.benchmark().equals(BENCHMARK))
                .toList();
        final Map<String, List<Cell>> maps = new TreeMap<>();
        for (final Series series : load) {
            if (series.figure().equals(LEFT_OVER)) {
                final Map<String, String> others = new TreeMap<>(series.params());
                final Shape shape = Shape.named(others.remove("shape"));
                final Rate rate = Rate.parse(others.remove("irq"));
                final double achieved = of(load, series).map(Series::median).orElse((double) PERCENT);
                maps.computeIfAbsent((Series.label(others) + " " + series.version()).strip(), name -> new ArrayList<>())
                        .add(new Cell(
                                shape,
                                rate,
                                series.median(),
                                achieved,
                                series.forks().size()));
            }
        }
        maps.values()
                .forEach(cells ->
                        cells.sort(Comparator.comparing(Cell::shape).thenComparing(cell -> cell.rate.perSecond())));
        return maps;
    }

    private static Optional<Series> of(List<Series> load, Series left) {
        return load.stream()
                .filter(series -> series.figure().equals(ACHIEVED)
                        && series.params().equals(left.params())
                        && series.version().equals(left.version()))
                .findFirst();
    }

    private static Svg picture(String name, List<Cell> cells) {
        final List<Shape> shapes = cells.stream().map(Cell::shape).distinct().toList();
        final List<Rate> rates = cells.stream()
                .map(Cell::rate)
                .distinct()
                .sorted(Comparator.comparingLong(Rate::perSecond))
                .toList();
        final double wide = Math.min(WIDEST, (double) (WIDTH - LEFT) / rates.size());
        final Svg svg = new Svg(WIDTH, TOP + ROW * shapes.size() + 10, name);
        svg.text("muted", LEFT, 14, "interruptions per second").text("muted", 0, TOP - 8, "shape");
        for (int i = 0; i < rates.size(); i++) {
            svg.text(
                    "middle muted",
                    LEFT + wide * (i + 0.5),
                    TOP - 8,
                    rates.get(i).toString());
        }
        for (int i = 0; i < shapes.size(); i++) {
            svg.text("", 0, TOP + ROW * i + ROW / 2.0 + 4, shapes.get(i).toString());
        }
        for (final Cell cell : cells) {
            cell(svg, cell, LEFT + wide * rates.indexOf(cell.rate), TOP + ROW * shapes.indexOf(cell.shape), wide);
        }
        return svg;
    }

    private static void cell(Svg svg, Cell cell, double x, double y, double wide) {
        final double lost = Math.max(0, Math.min(1, 1 - cell.left / PERCENT));
        final String tip = String.format(
                Locale.ROOT,
                "%s, %s interruptions/s: %.1f %% left, %d forks",
                cell.shape,
                cell.rate,
                cell.left,
                cell.forks);
        svg.heat(x, y, wide, ROW, STRONGEST * lost, tip);
        final boolean missed = cell.isMissed();
        svg.text("middle", x + wide / 2, y + (missed ? 19 : 26), Numbers.decimal(1, cell.left) + " %");
        if (missed) {
            svg.text("middle", x + wide / 2, y + 36, "MISSED");
        }
    }
}
