package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ccwbench.suite.machine.Environment.Part;
import org.ccwbench.suite.report.plot.Numbers;
import org.ccwbench.suite.report.plot.Scale;
import org.ccwbench.suite.report.plot.Svg;
import org.ccwbench.suite.view.Table;

/** How medians went from run to run, and where that changed. */
final class HistoryFigure {
    private static final int WIDTH = 960;
    private static final int CELL = 470;
    private static final int GAP = 20;
    private static final int HIGH = 190;
    private static final int LEFT = 64;
    private static final int TOP = 62;
    private static final int BOTTOM = 152;
    private static final int CHARACTERS = 62;
    private static final int PERCENT = 100;
    private static final double RADIUS = 3;
    private static final String ALL_FIXTURES = " of all fixtures";

    private HistoryFigure() {}

    static Figure of(Optional<History> history) {
        final Figure figure = new Figure(
                "history",
                "History",
                "Medians of all runs and gates of this environment, oldest first, each figure over the number of the"
                        + " run. A dashed line is a change point: fewer than 1 in 100 random orders of the same values"
                        + " split as clearly. Times of different days differ for many reasons: this is information, and"
                        + " decides nothing. Work counters are exact, so that every change of one is marked, whatever"
                        + " the machine was.");
        final List<HistoryLine> lines = history.map(History::lines).orElse(List.of());
        if (lines.isEmpty()) {
            return figure.missing(
                    "There is no history: report --history FILE keeps one, and adds the runs of this report"
                            + " to it.");
        }
        final HistoryLine last = lines.get(lines.size() - 1);
        final List<HistoryLine> same = lines.stream()
                .filter(line -> last.environment().isComparable(line.environment()))
                .toList();
        if (same.size() < lines.size()) {
            figure.note(lines.size() - same.size() + " of " + lines.size()
                    + " runs are left out: they come from another machine, JDK or fixture set than the last one.");
        }
        final List<Trend> trends = trends(same, HistoryFigure::medians, ChangePoints::of);
        final List<Trend> drawn =
                trends.stream().filter(trend -> trend.runs.size() > 1).toList();
        if (!drawn.isEmpty()) {
            figure.picture(picture("Medians from run to run", drawn));
        }
        if (drawn.size() < trends.size()) {
            figure.note(trends.size() - drawn.size() + " of " + trends.size()
                    + " figures come from one run only; the raw data has them.");
        }
        showCounters(figure, lines);
        return figure.raw("medians", medians(trends, same)).raw("work counters", counters(lines));
    }

    private static SortedMap<String, Double> medians(HistoryLine line) {
        final SortedMap<String, Double> values = new TreeMap<>();
        line.medians().forEach((name, median) -> values.put(name, median.value()));
        return values;
    }

    private static SortedMap<String, Double> sums(HistoryLine line) {
        final SortedMap<String, Double> values = new TreeMap<>();
        line.counters().forEach((counter, sum) -> values.put(counter + ALL_FIXTURES, sum.doubleValue()));
        return values;
    }

    /** Only those over the same fixtures as the last ones. */
    private static void showCounters(Figure figure, List<HistoryLine> lines) {
        final List<HistoryLine> counted =
                lines.stream().filter(line -> !line.counters().isEmpty()).toList();
        if (counted.isEmpty()) {
            figure.note("No run has work counters: those of a gate are added with report GATE --history FILE.");
            return;
        }
        final HistoryLine last = counted.get(counted.size() - 1);
        final List<HistoryLine> same = counted.stream()
                .filter(line -> last.environment()
                        .differences(line.environment(), Part.FIXTURES)
                        .isEmpty())
                .toList();
        final List<Trend> trends = trends(same, HistoryFigure::sums, HistoryFigure::steps);
        final List<List<Object>> rows = new ArrayList<>();
        for (final Trend trend : trends) {
            rows.add(List.of(
                    trend.name.replace(ALL_FIXTURES, ""),
                    trend.values.size(),
                    trend.values.get(0).longValue(),
                    trend.values.get(trend.values.size() - 1).longValue(),
                    trend.changes.size()));
        }
        figure.heading("Work counters of all fixtures")
                .table(new Table(List.of("counter", "gates", "first", "last", "changes"), rows, List.of()));
        final List<Trend> changed =
                trends.stream().filter(trend -> !trend.changes.isEmpty()).toList();
        if (!changed.isEmpty()) {
            figure.picture(picture("Work counters from gate to gate", changed));
        }
    }

    /** Wherever a value is not the one before. */
    private static List<Integer> steps(double... values) {
        return IntStream.range(1, values.length)
                .filter(i -> values[i] != values[i - 1])
                .boxed()
                .toList();
    }

    /**
     * One figure from run to run.
     *
     * @param runs numbers of the runs that have it, from 1
     */
    private record Trend(String name, List<Integer> runs, List<Double> values, List<Integer> changes) {
        /** By how much the mean changes at a change point, as a part of what it was. */
        double change(int index) {
            final int place = changes.indexOf(index);
            final int from = place == 0 ? 0 : changes.get(place - 1);
            final int to = place == changes.size() - 1 ? values.size() : changes.get(place + 1);
            final double before = ChangePoints.mean(values.subList(from, index));
            return (ChangePoints.mean(values.subList(index, to)) - before) / before;
        }
    }

    /** Those that changed first. */
    private static List<Trend> trends(
            List<HistoryLine> lines,
            Function<HistoryLine, SortedMap<String, Double>> valuesOf,
            Function<double[], List<Integer>> changesOf) {
        final List<SortedMap<String, Double>> all = lines.stream().map(valuesOf).toList();
        final TreeSet<String> names = new TreeSet<>();
        all.forEach(line -> names.addAll(line.keySet()));
        final List<Trend> changed = new ArrayList<>();
        final List<Trend> others = new ArrayList<>();
        for (final String name : names) {
            final List<Integer> runs = new ArrayList<>();
            final List<Double> values = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).containsKey(name)) {
                    runs.add(i + 1);
                    values.add(all.get(i).get(name));
                }
            }
            final List<Integer> changes = changesOf.apply(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
            (changes.isEmpty() ? others : changed).add(new Trend(name, runs, values, changes));
        }
        changed.addAll(others);
        return changed;
    }

    private static Svg picture(String title, List<Trend> trends) {
        final Svg svg = new Svg(WIDTH, HIGH * ((trends.size() + 1) / 2) + 10, title);
        for (int i = 0; i < trends.size(); i++) {
            draw(svg, trends.get(i), (CELL + GAP) * (i % 2), HIGH * (i / 2));
        }
        return svg;
    }

    private static void draw(Svg svg, Trend trend, double left, double top) {
        final double least =
                trend.values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        final double most =
                trend.values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        final Scale up = Scale.linear(least, most, top + BOTTOM, top + TOP);
        final int last = trend.runs.get(trend.runs.size() - 1);
        final Scale across = Scale.exact(0.5, last + 0.5, left + LEFT, left + CELL - GAP, List.of());
        final String[] words = trend.name.split(" ", 2);
        svg.text("muted", left, top + 16, words[0]).text("", left, top + 33, shortened(words[1]));
        for (final double tick :
                List.of(up.ticks().get(0), up.ticks().get(up.ticks().size() - 1))) {
            svg.line("grid", left + LEFT, up.at(tick), left + CELL - GAP, up.at(tick))
                    .text("end muted", left + LEFT - 8, up.at(tick) + 4, Numbers.brief(tick));
        }
        svg.text("muted middle", across.at(1), top + BOTTOM + 18, "1");
        if (last > 1) {
            svg.text("muted middle", across.at(last), top + BOTTOM + 18, "run " + last);
        }
        final List<double[]> line = new ArrayList<>();
        for (int i = 0; i < trend.values.size(); i++) {
            line.add(new double[] {across.at(trend.runs.get(i)), up.at(trend.values.get(i))});
        }
        svg.path("s1", line);
        line.forEach(point -> svg.circle("s1", point[0], point[1], RADIUS, ""));
        for (final int change : trend.changes) {
            final double at = across.at(trend.runs.get(change) - 0.5);
            final double part = PERCENT * trend.change(change);
            svg.line("mark", at, top + TOP, at, top + BOTTOM)
                    .text("middle bold", at, top + TOP - 6, String.format(Locale.ROOT, "%+.1f %%", part));
        }
    }

    private static String shortened(String name) {
        return name.length() <= CHARACTERS
                ? name
                : name.substring(0, CHARACTERS / 2 - 1) + "…" + name.substring(name.length() - CHARACTERS / 2);
    }

    private static Table medians(List<Trend> trends, List<HistoryLine> lines) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Trend trend : trends) {
            for (int i = 0; i < trend.values.size(); i++) {
                final HistoryLine line = lines.get(trend.runs.get(i) - 1);
                rows.add(List.of(
                        trend.name,
                        trend.runs.get(i),
                        line.started(),
                        trend.values.get(i),
                        line.medians().get(trend.name).forks(),
                        trend.changes.contains(i) ? "change point" : ""));
            }
        }
        return new Table(List.of("figure", "run", "started", "median", "forks", "change"), rows, List.of());
    }

    private static Table counters(List<HistoryLine> lines) {
        final List<List<Object>> rows = new ArrayList<>();
        lines.forEach(line ->
                line.counters().forEach((counter, sum) -> rows.add(List.of(line.started(), counter, sum))));
        return new Table(List.of("started", "counter", "sum over all fixtures"), rows, List.of());
    }
}
