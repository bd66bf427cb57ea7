package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.report.data.Recorded;
import org.ccwbench.suite.report.data.Recorded.Iteration;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.plot.LinePlot;
import org.ccwbench.suite.report.plot.LinePlot.Form;
import org.ccwbench.suite.report.plot.LinePlot.Kind;
import org.ccwbench.suite.report.plot.LinePlot.Point;
import org.ccwbench.suite.report.plot.LinePlot.Series;
import org.ccwbench.suite.results.Median;
import org.ccwbench.suite.view.Table;

/** Whether forks were warm when measuring began. */
final class WarmUpFigure {
    private static final int HEIGHT = 260;
    private static final int COLOURS = 8;
    private static final double STEADY = 0.05;

    private WarmUpFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "warmup",
                "Warm-up",
                "Median time of the programs that were recorded in each iteration, one line for each fork; the"
                        + " grey part"
                        + " is warm-up. A ring marks an iteration in which compiled code was thrown away"
                        + " (deoptimization). A fork is steady from the iteration on from which all stay within 5 % of"
                        + " the median of the measured ones.");
        final Map<String, List<Recorded>> byName = new LinkedHashMap<>();
        results.timed()
                .forEach(run -> run.recordings()
                        .forEach(recorded -> byName.computeIfAbsent(recorded.name(), name -> new ArrayList<>())
                                .add(recorded)));
        if (byName.isEmpty()) {
            return figure.missing("There are no recordings in the results, and JMH's own files leave warm-up iterations"
                    + " out: profile REGEX --results DIR records them.");
        }
        final List<List<Object>> forks = new ArrayList<>();
        final List<List<Object>> rows = new ArrayList<>();
        byName.forEach((name, recordings) -> {
            draw(figure, name, recordings);
            recordings.forEach(recorded -> {
                forks.add(verdict(recorded));
                recorded.iterations().forEach(iteration -> rows.add(row(recorded, iteration)));
            });
        });
        return figure.table(new Table(
                        List.of(
                                "benchmark",
                                "fork",
                                "iterations",
                                "steady from",
                                "compilations while measuring",
                                "deoptimizations while measuring"),
                        forks,
                        List.of()))
                .raw(
                        "iterations",
                        new Table(
                                List.of(
                                        "benchmark",
                                        "fork",
                                        "iteration",
                                        "number",
                                        "ms",
                                        "p50 ns",
                                        "compilations",
                                        "deoptimizations",
                                        "collections"),
                                rows,
                                List.of()));
    }

    private static void draw(Figure figure, String name, List<Recorded> recordings) {
        if (recordings.stream().flatMap(one -> one.iterations().stream()).noneMatch(one -> one.nanos() > 0)) {
            figure.note(name + ": no program was recorded, so that there is no curve; the table has the rest.");
            return;
        }
        final LinePlot plot = new LinePlot(name, HEIGHT)
                .across("iteration", Kind.COUNT)
                .up("median ns per recorded program", Kind.LOG);
        final long warmUps = recordings.stream()
                .mapToLong(one -> one.iterations().stream()
                        .filter(iteration -> !iteration.isMeasured())
                        .count())
                .max()
                .orElseThrow();
        plot.band(0, warmUps + 0.5);
        final List<Point> deopts = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            final List<Point> line = points(recordings.get(i), deopts);
            plot.add(new Series("fork " + recordings.get(i).fork(), "s" + (1 + i % COLOURS), Form.DOTTED_LINE, line));
        }
        if (!deopts.isEmpty()) {
            plot.add(new Series("deoptimizations", "s3", Form.RINGS, deopts));
        }
        figure.plot(plot);
    }

    private static List<Point> points(Recorded recorded, List<Point> deopts) {
        final List<Point> line = new ArrayList<>();
        for (int i = 0; i < recorded.iterations().size(); i++) {
            final Iteration iteration = recorded.iterations().get(i);
            if (iteration.nanos() > 0) {
                final Point point = Point.of(i + 1, iteration.nanos());
                line.add(point);
                if (iteration.deoptimizations() > 0) {
                    deopts.add(point);
                }
            }
        }
        return line;
    }

    private static List<Object> verdict(Recorded recorded) {
        final List<Iteration> measured =
                recorded.iterations().stream().filter(Iteration::isMeasured).toList();
        return List.of(
                recorded.name(),
                recorded.fork(),
                recorded.iterations().size() - measured.size() + " warm-up, " + measured.size() + " measured",
                steadyFrom(recorded),
                measured.stream().mapToLong(Iteration::compilations).sum(),
                measured.stream().mapToLong(Iteration::deoptimizations).sum());
    }

    /** The iteration, counted over warm-up and measurement, or that there is none. */
    static String steadyFrom(Recorded recorded) {
        final double[] measured = recorded.iterations().stream()
                .filter(iteration -> iteration.isMeasured() && iteration.nanos() > 0)
                .mapToDouble(Iteration::nanos)
                .toArray();
        if (measured.length == 0) {
            return "unknown";
        }
        final double median = Median.of(measured);
        int from = recorded.iterations().size();
        while (from > 0 && Math.abs(recorded.iterations().get(from - 1).nanos() - median) <= STEADY * median) {
            from--;
        }
        return from == recorded.iterations().size() ? "never" : "iteration " + (from + 1);
    }

    private static List<Object> row(Recorded recorded, Iteration iteration) {
        return List.of(
                recorded.name(),
                recorded.fork(),
                iteration.isMeasured() ? "measurement" : "warm-up",
                iteration.number(),
                iteration.millis(),
                iteration.nanos(),
                iteration.compilations(),
                iteration.deoptimizations(),
                iteration.collections());
    }
}
