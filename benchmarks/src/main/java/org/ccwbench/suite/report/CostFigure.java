package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.ccwbench.bench.Shape;
import org.ccwbench.suite.report.CostModel.Sample;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Series;
import org.ccwbench.suite.report.plot.LinePlot;
import org.ccwbench.suite.report.plot.LinePlot.Form;
import org.ccwbench.suite.report.plot.LinePlot.Kind;
import org.ccwbench.suite.report.plot.LinePlot.Point;
import org.ccwbench.suite.report.plot.Numbers;
import org.ccwbench.suite.view.Table;

/** What a CCW costs, what an IDAW costs, and what a program costs that has none. */
final class CostFigure {
    private static final String TRANSLATE = "cp.TranslateBenchmark.cycle";
    private static final String BESIDE_LIMIT = "cp.BesideLimitBenchmark.pairs";
    private static final List<Shape> DIRECT = List.of(Shape.DIRECT1, Shape.DIRECT16, Shape.DIRECT255);
    private static final List<Shape> INDIRECT = List.of(Shape.IDAL16, Shape.IDAL256, Shape.IDAL1024);
    private static final String SHAPE = "shape";
    private static final int HEIGHT = 300;
    private static final int RESIDUALS = 130;
    private static final int STEPS = 40;
    private static final int PERCENT = 100;
    private static final int COLOURS = 8;

    private CostFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "cost",
                "Cost model",
                "Nanoseconds of a program as a + b·n: a is what any program costs, b what each further CCW or"
                        + " IDAW costs."
                        + " Dots are measured, lines are fitted by least squares of the relative errors; the"
                        + " residual is"
                        + " what a line does not explain, in percent of what was measured. A pool that no longer fits"
                        + " into a cache is no straight line, and shows so.");
        final List<List<Object>> models = new ArrayList<>();
        final List<List<Object>> samples = new ArrayList<>();
        add(figure, results, new Part("CCW", DIRECT, Shape::ccws, "direct1, direct16, direct255"), models, samples);
        add(
                figure,
                results,
                new Part("IDAW", INDIRECT, shape -> shape.indirect() * shape.idaws(), "idal16, idal256, idal1024"),
                models,
                samples);
        if (models.isEmpty()) {
            return figure.missing(
                    "It takes two of the shapes direct1, direct16 and direct255, or of idal16, idal256 and"
                            + " idal1024: run TranslateBenchmark or run BesideLimit measures them.");
        }
        return figure.table(new Table(
                        List.of("measured by", "n", "a: ns per program", "b: ns per n", "largest residual %"),
                        models,
                        List.of("n: CCWs that name their data directly, or IDAWs. An IDAL has 16 words here,"
                                + " so that b of"
                                + " an IDAW holds a sixteenth of its CCW.")))
                .raw(
                        "samples",
                        new Table(
                                List.of(
                                        "measured by",
                                        "n of",
                                        "shape",
                                        "n",
                                        "ns",
                                        "model ns",
                                        "residual ns",
                                        "residual %"),
                                samples,
                                List.of()));
    }

    private record Part(String unit, List<Shape> shapes, ToIntFunction<Shape> count, String names) {}

    private static void add(
            Figure figure, Results results, Part part, List<List<Object>> models, List<List<Object>> samples) {
        final LinePlot fit = new LinePlot("Time of a program over its " + part.unit + "s (" + part.names + ")", HEIGHT)
                .across("number of " + part.unit + "s, n", Kind.LOG)
                .up("nanoseconds per program", Kind.LOG);
        final LinePlot rest = new LinePlot("Residuals", RESIDUALS)
                .across("number of " + part.unit + "s, n", Kind.LOG)
                .up("% of measured", Kind.LINEAR);
        int colour = 0;
        for (final Map.Entry<String, List<Sample>> line : lines(results, part).entrySet()) {
            if (line.getValue().size() < 2) {
                continue;
            }
            final CostModel model = CostModel.of(line.getValue());
            final String style = "s" + (1 + colour++ % COLOURS);
            draw(fit, rest, line, model, style);
            models.add(List.of(
                    line.getKey(),
                    part.unit,
                    model.fixed(),
                    model.each(),
                    line.getValue().stream()
                            .mapToDouble(sample -> PERCENT * Math.abs(model.residual(sample)))
                            .max()
                            .orElseThrow()));
            line.getValue()
                    .forEach(sample -> samples.add(List.of(
                            line.getKey(),
                            part.unit,
                            sample.shape(),
                            sample.n(),
                            sample.nanos(),
                            model.at(sample.n()),
                            sample.nanos() - model.at(sample.n()),
                            PERCENT * model.residual(sample))));
        }
        if (colour > 0) {
            figure.picture(fit.picture()).picture(rest.picture());
        }
    }

    private static void draw(
            LinePlot fit, LinePlot rest, Map.Entry<String, List<Sample>> line, CostModel model, String style) {
        final double least = line.getValue().get(0).n();
        final double most = line.getValue().get(line.getValue().size() - 1).n();
        final List<Point> curve = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            final double n = least * Math.pow(most / least, (double) step / STEPS);
            if (model.at(n) > 0) {
                curve.add(Point.of(n, model.at(n)));
            }
        }
        final String formula =
                line.getKey() + ": " + Numbers.shown(model.fixed()) + " + " + Numbers.shown(model.each()) + "·n";
        fit.add(new LinePlot.Series(formula, style, Form.LINE, curve));
        fit.add(new LinePlot.Series(
                "",
                style,
                Form.DOTS,
                line.getValue().stream()
                        .map(sample -> Point.of(sample.n(), sample.nanos()))
                        .toList()));
        rest.add(new LinePlot.Series(
                line.getKey(),
                style,
                Form.DOTTED_LINE,
                line.getValue().stream()
                        .map(sample -> Point.of(sample.n(), PERCENT * model.residual(sample)))
                        .toList()));
    }

    /** Samples in ascending n, by the benchmark and what else it says beside the shape. */
    private static Map<String, List<Sample>> lines(Results results, Part part) {
        final Map<String, List<Sample>> lines = new TreeMap<>();
        for (final Series series : results.series()) {
            final boolean fits = series.rank() == 0
                    && (series.benchmark().equals(TRANSLATE)
                            || series.benchmark().equals(BESIDE_LIMIT));
            if (fits) {
                part.shapes.stream()
                        .filter(shape -> shape.toString().equals(series.params().get(SHAPE)))
                        .findFirst()
                        .ifPresent(shape -> lines.computeIfAbsent(name(series), name -> new ArrayList<>())
                                .add(new Sample(shape.toString(), part.count.applyAsInt(shape), series.median())));
            }
        }
        lines.values().forEach(samples -> samples.sort(Comparator.comparingInt(Sample::n)));
        return lines;
    }

    private static String name(Series series) {
        final Map<String, String> others = new TreeMap<>(series.params());
        others.remove(SHAPE);
        final String benchmark = series.benchmark().equals(TRANSLATE) ? "Translate" : "BesideLimit";
        final String version = series.version().isEmpty() ? "" : " " + series.version();
        return benchmark + " " + Series.label(others) + version;
    }
}
