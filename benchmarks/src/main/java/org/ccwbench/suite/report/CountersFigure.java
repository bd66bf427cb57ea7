package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ccwbench.suite.gate.counters.Counter;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.plot.Numbers;
import org.ccwbench.suite.report.plot.Scale;
import org.ccwbench.suite.report.plot.Svg;
import org.ccwbench.suite.view.Table;

/** How the counted work of the translator has changed, fixture by fixture. */
final class CountersFigure {
    private static final int WIDTH = 960;
    private static final int LEFT = 360;
    private static final int RIGHT = 860;
    private static final int ROW = 24;
    private static final int TOP = 40;
    private static final int SHOWN = 10;
    private static final double PERCENT = 100;

    private CountersFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "counters",
                "Work counters",
                "What the translation of all fixtures takes: exact counts that are the same on every machine. For each"
                        + " counter that changed the bars lead from the old sum to the new one, fixture by fixture;"
                        + " more work is red, less is green.");
        final Optional<Pair> pair = pair(results);
        if (pair.isEmpty()) {
            return figure.missing("There are no two sets of work counters in the results: gate NAME leaves those of the"
                    + " baseline and of this version.");
        }
        final Pair both = pair.orElseThrow();
        figure.heading(both.names);
        figure.table(totals(both));
        boolean changed = false;
        for (final Counter counter : Counter.values()) {
            final List<Step> steps = steps(both, counter);
            if (!steps.isEmpty()) {
                changed = true;
                figure.picture(picture(counter, both, steps));
            }
        }
        if (!changed) {
            figure.note("No counter of any fixture that both versions have has changed.");
        }
        return figure.raw("fixtures that changed", changes(both))
                .raw("sums over the fixtures that both have", totals(both));
    }

    /** @param names what is compared, in words */
    private record Pair(String names, Map<String, Counts> before, Map<String, Counts> now) {
        long sum(Map<String, Counts> counts, Counter counter) {
            return counts.entrySet().stream()
                    .filter(one -> before.containsKey(one.getKey()) && now.containsKey(one.getKey()))
                    .mapToLong(one -> one.getValue().get(counter))
                    .sum();
        }
    }

    private record Step(String fixture, long change) {}

    /** A gate has both; else the first and the last directory that have any. */
    private static Optional<Pair> pair(Results results) {
        for (final Run run : results.runs()) {
            if (!run.countersBefore().isEmpty() && !run.counters().isEmpty()) {
                return Optional.of(new Pair(
                        run.verdict()
                                .map(verdict -> verdict.baseline() + " → this version")
                                .orElse(run.name()),
                        run.countersBefore(),
                        run.counters()));
            }
        }
        final List<Run> counted =
                results.runs().stream().filter(run -> !run.counters().isEmpty()).toList();
        if (counted.size() < 2) {
            return Optional.empty();
        }
        final Run first = counted.get(0);
        final Run last = counted.get(counted.size() - 1);
        return Optional.of(new Pair(first.name() + " → " + last.name(), first.counters(), last.counters()));
    }

    private static Table totals(Pair pair) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Counter counter : Counter.values()) {
            final long before = pair.sum(pair.before, counter);
            final long now = pair.sum(pair.now, counter);
            rows.add(List.of(counter.toString(), before, now, before == now ? "same" : change(before, now)));
        }
        return new Table(List.of("counter", "before", "now", "change"), rows, List.of());
    }

    /** In percent, where there was something before. */
    private static String change(long before, long now) {
        return before == 0
                ? String.format(Locale.ROOT, "%+,d", now)
                : String.format(Locale.ROOT, "%+.2f %%", PERCENT * (now - before) / before);
    }

    /** Changes of a counter, the largest first; all but the largest few as one. */
    private static List<Step> steps(Pair pair, Counter counter) {
        final List<Step> all = new ArrayList<>();
        pair.before.forEach((fixture, counts) -> {
            final Counts now = pair.now.get(fixture);
            if (now != null && now.get(counter) != counts.get(counter)) {
                all.add(new Step(fixture, now.get(counter) - counts.get(counter)));
            }
        });
        all.sort(Comparator.comparingLong((Step step) -> Math.abs(step.change))
                .reversed()
                .thenComparing(Step::fixture));
        if (all.size() <= SHOWN) {
            return all;
        }
        final List<Step> steps = new ArrayList<>(all.subList(0, SHOWN - 1));
        final List<Step> rest = all.subList(SHOWN - 1, all.size());
        steps.add(new Step(
                rest.size() + " other fixtures",
                rest.stream().mapToLong(Step::change).sum()));
        return steps;
    }

    private static Svg picture(Counter counter, Pair pair, List<Step> steps) {
        final long before = pair.sum(pair.before, counter);
        final long now = pair.sum(pair.now, counter);
        final int bottom = TOP + ROW * (steps.size() + 2);
        final Svg svg = new Svg(WIDTH, bottom + 46, counter.toString());
        svg.text(
                "bold",
                0,
                16,
                counter + String.format(Locale.ROOT, ": %,d → %,d (%s)", before, now, change(before, now)));
        long sum = before;
        long least = before;
        long most = before;
        for (final Step step : steps) {
            sum += step.change;
            least = Math.min(least, sum);
            most = Math.max(most, sum);
        }
        final Scale scale = Scale.linear(least - before, most - before, LEFT, RIGHT);
        for (final double tick : scale.ticks()) {
            svg.line("grid", scale.at(tick), TOP, scale.at(tick), bottom)
                    .text("middle muted", scale.at(tick), bottom + 18, (tick > 0 ? "+" : "") + Numbers.brief(tick));
        }
        svg.text("middle muted", (LEFT + RIGHT) / 2.0, bottom + 40, "change of the sum over all fixtures");
        svg.text("bold", 4, TOP + 16, "before").line("mark", scale.at(0), TOP, scale.at(0), bottom);
        sum = 0;
        for (int i = 0; i < steps.size(); i++) {
            step(svg, steps.get(i), sum, TOP + ROW * (i + 1), scale);
            sum += steps.get(i).change;
        }
        final double last = TOP + ROW * (steps.size() + 1);
        svg.text("bold", 4, last + 16, "now");
        svg.rectangle(
                "s4 bar",
                Math.min(scale.at(0), scale.at(sum)),
                last + 5,
                Math.abs(scale.at(sum) - scale.at(0)),
                ROW - 10,
                "");
        return svg;
    }

    private static void step(Svg svg, Step step, long sum, int top, Scale scale) {
        final double from = scale.at(sum);
        final double to = scale.at(sum + step.change);
        final String change = String.format(Locale.ROOT, "%+,d", step.change);
        svg.text("", 4, top + 16, step.fixture);
        svg.rectangle(
                (step.change > 0 ? "bad" : "good") + " bar",
                Math.min(from, to),
                top + 5,
                Math.abs(to - from),
                ROW - 10,
                step.fixture + ": " + change);
        svg.text("muted", Math.max(from, to) + 6, top + 16, change);
    }

    private static Table changes(Pair pair) {
        final List<List<Object>> rows = new ArrayList<>();
        pair.before.forEach((fixture, counts) -> {
            final Counts now = pair.now.get(fixture);
            for (final Counter counter : Counter.values()) {
                if (now != null && now.get(counter) != counts.get(counter)) {
                    rows.add(List.of(fixture, counter.toString(), counts.get(counter), now.get(counter)));
                }
            }
        });
        return new Table(List.of("fixture", "counter", "before", "now"), rows, List.of());
    }
}
