package org.ccwbench.suite.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.ccwbench.suite.report.data.Problem;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.plot.Svg;

/** The page: style, figures and scripts in one file that refers to no other. */
final class Page {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <link rel="icon" href="data:,">
            <title>ccwbench report</title>
            """;

    private final Results results;
    private final List<Problem> problems;
    private final List<Figure> figures;

    Page(Results results, List<Problem> problems, List<Figure> figures) {
        this.results = results;
        this.problems = problems;
        this.figures = figures;
    }

    String html() {
        return HEAD + "<style>\n" + Svg.styleSheet() + resource("page.css") + resource("uPlot.min.css")
                + "</style>\n</head>\n<body>\n" + header() + "<main>\n" + body() + "</main>\n" + footer()
                + "<!-- uPlot:\n"
                + resource("uPlot-LICENSE.txt").replace("--", "- -") + "-->\n<script>\n" + resource("uPlot.iife.min.js")
                + "\n</script>\n<script>\n" + resource("report.js") + "</script>\n</body>\n</html>\n";
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String header() {
        final StringBuilder html = new StringBuilder("<header>\n<h1>ccwbench report</h1>\n");
        html.append(Html.paragraph("note", summary()));
        if (!problems.isEmpty()) {
            html.append(Html.box(
                    "box bad",
                    "Not in this report, because it could not be read",
                    problems.stream().map(Problem::toString).toList()));
        }
        if (!results.missing().isEmpty()) {
            html.append(Html.box("box bad", "Missing", results.missing()));
        }
        if (!results.refusals().isEmpty()) {
            html.append(Html.box(
                    "box bad",
                    "Times that were refused, because they cannot be set beside those of "
                            + results.timed().get(0).name(),
                    results.refusals().stream()
                            .map(refusal -> refusal.run() + ": " + refusal.why())
                            .toList()));
        }
        html.append("<nav>");
        for (final Figure figure : figures) {
            html.append("<a")
                    .append(figure.isEmpty() ? " class=\"empty\"" : "")
                    .append(" href=\"#")
                    .append(figure.id())
                    .append("\">")
                    .append(Svg.escaped(figure.title()))
                    .append("</a> ");
        }
        return html.append("</nav>\n</header>\n").toString();
    }

    private String summary() {
        final List<String> parts = new ArrayList<>();
        parts.add(count(results.runs().size(), "directory or archive", "directories and archives") + ": "
                + String.join(", ", results.runs().stream().map(Run::name).toList()));
        final int forks = results.timed().stream()
                .flatMap(run -> run.results().stream())
                .mapToInt(result -> result.forks())
                .sum();
        if (forks > 0) {
            parts.add("results from " + count(forks, "fork", "forks"));
        }
        if (!results.timed().isEmpty()) {
            parts.add("times of "
                    + results.timed()
                            .get(0)
                            .environment()
                            .map(environment -> environment.machine().getOrDefault("processor", "an unknown processor")
                                    + " × " + environment.machine().getOrDefault("processors", "?") + ", JDK "
                                    + environment.jdk().getOrDefault("version", "unknown"))
                            .orElse("an unknown machine"));
        }
        parts.add("written " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return String.join(" · ", parts);
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private String body() {
        final StringBuilder html = new StringBuilder();
        figures.forEach(figure -> html.append(figure.html()));
        return html.toString();
    }

    private static String footer() {
        return "<footer>All data and scripts are in this file; it needs no network. Tables and pictures need no script."
                + " Plots to zoom in are drawn by uPlot 1.6.32, © 2022 Leon Sorokin, MIT licence, whose text is in the"
                + " source of this page.</footer>\n";
    }
}
