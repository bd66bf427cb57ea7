package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
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

    private HistoryFigure() {}

    static Figure of(Optional<History> history) {
        final Figure figure = new Figure(
                "history",
                "History",
                "Medians of all runs of this environment, oldest first, each figure over the number of the"
                        + " run. A dashed"
                        + " line is a change point: fewer than 1 in 100 random orders of the same values split as"
                        + " clearly. Times of different days differ for many reasons: this is information, and decides"
                        + " nothing.");
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
        final List<Trend> trends = trends(same);
        final List<Trend> drawn =
                trends.stream().filter(trend -> trend.runs.size() > 1).toList();
        if (!drawn.isEmpty()) {
            figure.picture(picture(drawn));
        }
        if (drawn.size() < trends.size()) {
            figure.note(trends.size() - drawn.size() + " of " + trends.size()
                    + " figures come from one run only; the raw data has them.");
        }
        return figure.raw("medians", medians(trends, same)).raw("work counters", counters(lines));
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
    private static List<Trend> trends(List<HistoryLine> lines) {
        final TreeSet<String> names = new TreeSet<>();
        lines.forEach(line -> names.addAll(line.medians().keySet()));
        final List<Trend> changed = new ArrayList<>();
        final List<Trend> others = new ArrayList<>();
        for (final String name : names) {
            final List<Integer> runs = new ArrayList<>();
            final List<Double> values = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).medians().containsKey(name)) {
                    runs.add(i + 1);
                    values.add(lines.get(i).medians().get(name).value());
                }
            }
            final List<Integer> changes = ChangePoints.of(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
            (changes.isEmpty() ? others : changed).add(new Trend(name, runs, values, changes));
        }
        changed.addAll(others);
        return changed;
    }

    private static Svg picture(List<Trend> trends) {
        final Svg svg = new Svg(WIDTH, HIGH * ((trends.size() + 1) / 2) + 10, "Medians from run to run");
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
