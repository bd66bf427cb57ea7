package org.ccwbench.suite.report;

import com.google.gson.JsonObject;
import org.ccwbench.suite.report.plot.LinePlot;
import org.ccwbench.suite.report.plot.Svg;
import org.ccwbench.suite.view.Table;

/** A part of the report: pictures, and the data that they are made of. */
final class Figure {
    private final String id;
    private final String title;
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder raw = new StringBuilder();
    private final JsonObject data = new JsonObject();
    private int plots;

    /**
     * One without anything in it yet.
     *
     * @param id unique in the page
     * @param about what is to be seen, and how to read it
     */
    Figure(String id, String title, String about) {
        this.id = id;
        this.title = title;
        body.append(Html.paragraph("about", about));
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** Whether there is nothing to be seen. */
    boolean isEmpty() {
        return data.size() == 0;
    }

    /** Says which command would give the data. */
    Figure missing(String sentence) {
        body.append(Html.paragraph("none", sentence));
        return this;
    }

    Figure heading(String text) {
        body.append("<h3>").append(Svg.escaped(text)).append("</h3>\n");
        return this;
    }

    Figure note(String text) {
        body.append(Html.paragraph("note", text));
        return this;
    }

    Figure html(String html) {
        body.append(html);
        return this;
    }

    Figure table(Table table) {
        body.append(Html.table(table));
        return this;
    }

    Figure picture(Svg svg) {
        body.append("<div class=\"picture scroll\">").append(svg.inPage()).append("</div>\n");
        return this;
    }

    /** A picture that a script replaces by one to zoom in. */
    Figure plot(LinePlot plot) {
        final String name = "plot-" + id + "-" + plots++;
        body.append("<div class=\"picture\" data-plot=\"")
                .append(name)
                .append("\"><div class=\"still scroll\">")
                .append(plot.picture().inPage())
                .append("</div></div>\n")
                .append(Html.json(name, plot.data()));
        return this;
    }

    /** What the pictures are made of. */
    Figure raw(String caption, Table table) {
        raw.append("<h3>").append(Svg.escaped(caption)).append("</h3>\n").append(Html.table(table));
        data.add(caption, Html.json(table));
        return this;
    }

    String html() {
        return "<section id=\"" + id + "\">\n<h2>" + Svg.escaped(title) + "</h2>\n" + body
                + (isEmpty()
                        ? ""
                        : "<details><summary>Raw data</summary>\n" + raw + "</details>\n"
                                + Html.json("data-" + id, data))
                + "</section>\n";
    }
}
