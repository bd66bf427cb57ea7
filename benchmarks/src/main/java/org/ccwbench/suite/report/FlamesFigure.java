package org.ccwbench.suite.report;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.plot.Svg;
import org.ccwbench.suite.view.Table;

/** Where the time goes, in pages of their own. */
final class FlamesFigure {
    private FlamesFigure() {}

    /** @param folder where the report will be */
    static Figure of(Results results, Path folder) {
        final Figure figure = new Figure(
                "flames",
                "Flame graphs",
                "Pages that lie beside the results and open without a network; a link leads from where this report was"
                        + " written.");
        final List<List<Object>> rows = new ArrayList<>();
        final StringBuilder links = new StringBuilder("<ul>\n");
        for (final Run run : results.runs()) {
            for (final Path flames : run.flames()) {
                final boolean isFile = flames.getFileSystem().equals(FileSystems.getDefault());
                final String name = flames.getFileName().toString();
                links.append("<li>")
                        .append(isFile ? link(folder, flames) : Svg.escaped(name + ", in " + run.name()))
                        .append("</li>\n");
                rows.add(List.of(run.name(), name));
            }
        }
        if (rows.isEmpty()) {
            return figure.missing(
                    "There are no flame graphs beside the results: profile REGEX --results DIR makes" + " them.");
        }
        return figure.html(links.append("</ul>\n").toString())
                .raw("files", new Table(List.of("run", "file"), rows, List.of()));
    }

    private static String link(Path folder, Path flames) {
        final Path from = folder.toAbsolutePath().normalize();
        final String target = from.relativize(flames.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/')
                .replace("%", "%25")
                .replace("#", "%23")
                .replace("?", "%3f")
                .replace(":", "%3a");
        return "<a href=\"" + Svg.escaped(target) + "\">"
                + Svg.escaped(flames.getFileName().toString()) + "</a>";
    }
}
