package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.data.Verdict;
import org.ccwbench.suite.report.data.Verdict.Kernel;
import org.ccwbench.suite.report.data.Verdict.Ratio;
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

    private static final List<String> KERNEL_COLUMNS = List.of(
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
            "ns old",
            "bytes old",
            "bytes new",
            "instructions old",
            "instructions new",
            "ratio of each fork");

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
                figure.picture(picture(run, verdict))
                        .note("Timed with " + verdict.clock()
                                + (verdict.rounds().isEmpty() ? "." : "; " + verdict.rounds() + "."));
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
        return figure.raw("kernels", new Table(KERNEL_COLUMNS, kernels, List.of()))
                .raw("rulers", rulers(judged))
                .raw("layers", new Table(List.of("run", "layer", "result", "summary", "details"), layers, List.of()));
    }

    private static Table layers(Verdict verdict) {
        final List<List<Object>> rows = new ArrayList<>();
        verdict.layers()
                .forEach(layer -> rows.add(List.of(layer.name(), layer.result().replace('_', ' '), layer.summary())));
        return new Table(List.of("layer", "result", "what it says"), rows, List.of());
    }

    private static Svg picture(Run run, Verdict verdict) {
        final List<Kernel> kernels = verdict.kernels();
        final int bottom = TOP + ROW * kernels.size();
        final Svg svg = new Svg(WIDTH, bottom + BELOW, "New version against old, by kernel");
        final double[] ends = kernels.stream()
                .flatMapToDouble(kernel -> DoubleStream.concat(
                        DoubleStream.of(
                                percent(kernel.estimate().low()),
                                percent(kernel.estimate().high()),
                                -PERCENT * floor(kernel),
                                PERCENT * floor(kernel)),
                        ratios(run, kernel).stream().mapToDouble(VerdictFigure::percent)))
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
            row(svg, run, kernels.get(i), TOP + ROW * i, scale);
        }
        return svg;
    }

    private static List<Double> ratios(Run run, Kernel kernel) {
        return run.forkRatios().getOrDefault(kernel.kernel(), List.of());
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

    private static void row(Svg svg, Run run, Kernel kernel, int top, Scale scale) {
        final double middle = top + ROW / 2.0;
        final String style = style(kernel);
        svg.text("", 4, middle + 4, kernel.kernel());
        ratios(run, kernel).forEach(ratio -> svg.circle("s4 faint", scale.at(percent(ratio)), middle, FORK, ""));
        svg.line(
                style + " thick",
                scale.at(percent(kernel.estimate().low())),
                middle,
                scale.at(percent(kernel.estimate().high())),
                middle);
        final boolean decided = !style.equals("s4");
        svg.circle(
                style + (decided ? "" : " hollow"),
                scale.at(percent(kernel.estimate().ratio())),
                middle,
                DOT,
                text(kernel));
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
                percent(kernel.estimate().ratio()),
                percent(kernel.estimate().low()),
                percent(kernel.estimate().high()),
                kernel.estimate().forks());
    }

    private static List<Object> row(Run run, Kernel kernel) {
        final Ratio estimate = kernel.estimate();
        return List.of(
                run.name(),
                kernel.kernel(),
                kernel.verdict().replace('_', ' '),
                estimate.ratio(),
                estimate.low(),
                estimate.high(),
                estimate.forks(),
                PERCENT * kernel.margin(),
                kernel.floor().isPresent() ? PERCENT * kernel.floor().getAsDouble() : "",
                kernel.needed().isPresent() ? kernel.needed().getAsInt() : "",
                known(kernel.nanos().old()),
                known(kernel.bytes().old()),
                known(kernel.bytes().now()),
                known(kernel.instructions().old()),
                known(kernel.instructions().now()),
                ratios(run, kernel).stream()
                        .map(ratio -> Numbers.decimal(4, ratio))
                        .collect(Collectors.joining(" ")));
    }

    private static Object known(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : "";
    }

    private static Table rulers(List<Run> judged) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Run run : judged) {
            run.verdict()
                    .orElseThrow()
                    .rulers()
                    .forEach((name, ruler) -> rows.add(
                            List.of(run.name(), name, ruler.ratio(), ruler.low(), ruler.high(), ruler.forks())));
        }
        return new Table(
                List.of("run", "ruler", "ratio", "low", "high", "forks"),
                rows,
                List.of("A ruler is a loop of the JDK alone, the same in both versions: where it differs, the run is"
                        + " void. Bytes are those of 100,000 operations, instructions those of one."));
    }
}
