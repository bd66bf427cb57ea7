package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.data.Verdict;
import org.ccwbench.suite.report.data.Verdict.Kernel;
import org.ccwbench.suite.report.plot.Numbers;
import org.ccwbench.suite.report.plot.Scale;
import org.ccwbench.suite.report.plot.Svg;
import org.ccwbench.suite.view.Table;

/** What gates and comparisons came to. */
final class VerdictFigure {
    private static final int WIDTH = 960;
    private static final int LEFT = 210;
    private static final int RIGHT = 640;
    private static final int TOP = 34;
    private static final int ROW = 42;
    private static final int BELOW = 46;
    private static final int PERCENT = 100;
    private static final double DOT = 5.5;
    private static final double FORK = 2.5;
    private static final double NARROWEST = 5;

    private VerdictFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "verdicts",
                "Verdicts",
                "One row for each kernel: the dot is the time of the new version in percent of the old one's, less 100;"
                        + " the bar is its 95 % interval; small dots are single forks. The grey band is the A/A noise"
                        + " floor: what a version differs from itself by on this machine; dashed lines are the margin"
                        + " within which versions count as the same. Only a decided row has a colour.");
        final List<Run> judged =
                results.runs().stream().filter(run -> run.verdict().isPresent()).toList();
        if (judged.isEmpty()) {
            return figure.missing("There is no verdict in the results: gate NAME compares with the baseline NAME, and"
                    + " compare NAME its times only.");
        }
        final List<List<Object>> kernels = new ArrayList<>();
        final List<List<Object>> layers = new ArrayList<>();
        for (final Run run : judged) {
            final Verdict verdict = run.verdict().orElseThrow();
            figure.heading(verdict.command() + ", compared with " + verdict.baseline() + ": "
                    + verdict.result().replace('_', ' '));
            if (!verdict.layers().isEmpty()) {
                figure.table(layers(verdict));
                final List<String> details = verdict.layers().stream()
                        .flatMap(layer -> layer.lines().stream().map(line -> layer.name() + ": " + line))
                        .toList();
                if (!details.isEmpty()) {
                    figure.html(Html.box("box", "In detail", details));
                }
            }
            if (!verdict.kernels().isEmpty()) {
                figure.picture(picture(verdict)).note("Timed with " + verdict.clock() + ".");
            }
            verdict.layers()
                    .forEach(layer -> layers.add(List.of(
                            run.name(),
                            layer.name(),
                            layer.result(),
                            layer.summary(),
                            String.join(" | ", layer.lines()))));
            verdict.kernels().forEach(kernel -> kernels.add(row(run, kernel)));
        }
        return figure.raw(
                        "kernels",
                        new Table(
                                List.of(
                                        "run",
                                        "kernel",
                                        "verdict",
                                        "ratio",
                                        "low",
                                        "high",
                                        "forks",
                                        "margin %",
                                        "floor %",
                                        "forks needed",
                                        "ratio of each fork"),
                                kernels,
                                List.of()))
                .raw("layers", new Table(List.of("run", "layer", "result", "summary", "details"), layers, List.of()));
    }

    private static Table layers(Verdict verdict) {
        final List<List<Object>> rows = new ArrayList<>();
        verdict.layers()
                .forEach(layer -> rows.add(List.of(layer.name(), layer.result().replace('_', ' '), layer.summary())));
        return new Table(List.of("layer", "result", "what it says"), rows, List.of());
    }

    private static Svg picture(Verdict verdict) {
        final List<Kernel> kernels = verdict.kernels();
        final int bottom = TOP + ROW * kernels.size();
        final Svg svg = new Svg(WIDTH, bottom + BELOW, "New version against old, by kernel");
        final double[] ends = kernels.stream()
                .flatMapToDouble(kernel -> DoubleStream.concat(
                        DoubleStream.of(
                                percent(kernel.low()),
                                percent(kernel.high()),
                                -PERCENT * floor(kernel),
                                PERCENT * floor(kernel)),
                        kernel.ratios().stream().mapToDouble(VerdictFigure::percent)))
                .toArray();
        final Scale scale = Scale.linear(
                Math.min(-NARROWEST, DoubleStream.of(ends).min().orElseThrow()),
                Math.max(NARROWEST, DoubleStream.of(ends).max().orElseThrow()),
                LEFT,
                RIGHT);
        svg.text("muted", LEFT, 18, "◂ faster").text("end muted", RIGHT, 18, "slower ▸");
        for (int i = 0; i < kernels.size(); i++) {
            band(svg, kernels.get(i), TOP + ROW * i, scale);
        }
        for (final double tick : scale.ticks()) {
            svg.line(tick == 0 ? "axis" : "grid", scale.at(tick), TOP, scale.at(tick), bottom)
                    .text(
                            "middle muted",
                            scale.at(tick),
                            bottom + 18,
                            tick == 0 ? "0 %" : String.format(Locale.ROOT, "%+.0f %%", tick));
        }
        svg.text("middle muted", (LEFT + RIGHT) / 2.0, bottom + 40, "time of the new version against the old one");
        for (int i = 0; i < kernels.size(); i++) {
            row(svg, kernels.get(i), TOP + ROW * i, scale);
        }
        return svg;
    }

    private static double percent(double ratio) {
        return PERCENT * (ratio - 1);
    }

    private static double floor(Kernel kernel) {
        return kernel.floor().orElse(0);
    }

    private static void band(Svg svg, Kernel kernel, int top, Scale scale) {
        if (kernel.floor().isPresent()) {
            final double from = scale.at(-PERCENT * floor(kernel));
            svg.rectangle("band", from, top + 3, scale.at(PERCENT * floor(kernel)) - from, ROW - 6, "A/A noise floor");
        }
        for (final double margin : new double[] {-PERCENT * kernel.margin(), PERCENT * kernel.margin()}) {
            svg.line("mark", scale.at(margin), top + 3, scale.at(margin), top + ROW - 3);
        }
    }

    private static void row(Svg svg, Kernel kernel, int top, Scale scale) {
        final double middle = top + ROW / 2.0;
        final String style = style(kernel);
        svg.text("", 4, middle + 4, kernel.kernel());
        kernel.ratios().forEach(ratio -> svg.circle("s4 faint", scale.at(percent(ratio)), middle, FORK, ""));
        svg.line(style + " thick", scale.at(percent(kernel.low())), middle, scale.at(percent(kernel.high())), middle);
        final boolean decided = !style.equals("s4");
        svg.circle(style + (decided ? "" : " hollow"), scale.at(percent(kernel.ratio())), middle, DOT, text(kernel));
        svg.text(decided ? textStyle(style) + " bold" : "bold", RIGHT + 18, middle - 3, verdict(kernel));
        svg.text("muted", RIGHT + 18, middle + 13, text(kernel));
    }

    private static String style(Kernel kernel) {
        return switch (kernel.verdict()) {
            case "slower" -> "bad";
            case "faster" -> "good";
            case "same" -> "s1";
            default -> "s4";
        };
    }

    private static String textStyle(String style) {
        return style.equals("s1") ? "" : style;
    }

    private static String verdict(Kernel kernel) {
        final String words = kernel.verdict().replace('_', ' ');
        return kernel.needed().isEmpty()
                ? words
                : words + ", needs about " + kernel.needed().getAsInt() + " forks";
    }

    private static String text(Kernel kernel) {
        return String.format(
                Locale.ROOT,
                "%+.1f %% [%+.1f, %+.1f], %d forks",
                percent(kernel.ratio()),
                percent(kernel.low()),
                percent(kernel.high()),
                kernel.forks());
    }

    private static List<Object> row(Run run, Kernel kernel) {
        return List.of(
                run.name(),
                kernel.kernel(),
                kernel.verdict().replace('_', ' '),
                kernel.ratio(),
                kernel.low(),
                kernel.high(),
                kernel.forks(),
                PERCENT * kernel.margin(),
                kernel.floor().isPresent() ? PERCENT * kernel.floor().getAsDouble() : "",
                kernel.needed().isPresent() ? kernel.needed().getAsInt() : "",
                kernel.ratios().stream().map(ratio -> Numbers.decimal(4, ratio)).collect(Collectors.joining(" ")));
    }
}
