package org.ccwbench.suite.report.plot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Lines over an axis: as a picture, and as data for a script that lets its reader zoom. */
public final class LinePlot {
    private static final int WIDTH = 960;
    private static final int LEFT = 84;
    private static final int RIGHT = 940;
    private static final int LEGEND = 22;
    private static final int BELOW = 56;
    private static final int TICK_TEXT = 18;
    private static final double RADIUS = 3.5;
    private static final double RING = 7;
    private static final int MOST_NINES = 6;
    private static final int MOST_COUNTS = 25;

    private final String title;
    private final int height;
    private final List<Series> series = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<double[]> bands = new ArrayList<>();
    private Axis x = new Axis("", Kind.LINEAR);
    private Axis y = new Axis("", Kind.LINEAR);

    /** @param height of the part between the axes */
    public LinePlot(String title, int height) {
        this.title = title;
        this.height = height;
    }

    /** How an axis is divided. */
    public enum Kind {
        /** Even steps. */
        LINEAR,
        /** Even steps over whole numbers. */
        COUNT,
        /** Even factors. */
        LOG,
        /** By the number of nines: values are minus the decimal logarithm of what lies beyond. */
        NINES
    }

    /** An axis. */
    record Axis(String label, Kind kind) {}

    /** A point; hollow when something is wrong with it. */
    public record Point(double x, double y, boolean isHollow) {
        /** One with which nothing is wrong. */
        public static Point of(double x, double y) {
            return new Point(x, y, false);
        }
    }

    /** What is drawn of a series. */
    public enum Form {
        /** A line. */
        LINE,
        /** A line with a dot at every point. */
        DOTTED_LINE,
        /** A dot at every point. */
        DOTS,
        /** A ring around every point. */
        RINGS;

        private boolean hasLine() {
            return this == LINE || this == DOTTED_LINE;
        }
    }

    /**
     * Points that belong together.
     *
     * @param name empty when another one says it
     * @param style such as {@code s1}, or {@code s4 dotted}
     */
    public record Series(String name, String style, Form form, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** A line from below to above. */
    record Mark(double x, String label) {}

    /** What the horizontal axis says. */
    public LinePlot across(String label, Kind kind) {
        x = new Axis(label, kind);
        return this;
    }

    /** What the vertical axis says. */
    public LinePlot up(String label, Kind kind) {
        y = new Axis(label, kind);
        return this;
    }

    /** Adds a series. */
    public LinePlot add(Series line) {
        series.add(line);
        return this;
    }

    /** Adds a line from below to above. */
    public LinePlot mark(double at, String label) {
        marks.add(new Mark(at, label));
        return this;
    }

    /** Adds a grey ground behind a part. */
    public LinePlot band(double from, double to) {
        bands.add(new double[] {from, to});
        return this;
    }

    /** The picture. */
    public Svg picture() {
        final List<List<Series>> legend = legend();
        final int top = 44 + LEGEND * legend.size() + (marks.isEmpty() ? 0 : 18);
        final int bottom = top + height;
        final Svg svg = new Svg(WIDTH, bottom + BELOW, title);
        svg.text("heading", LEFT, 24, title);
        legend(svg, legend);
        final Scale across = scale(x, values(Point::x), LEFT, RIGHT);
        final Scale up = scale(y, values(Point::y), bottom, top);
        for (final double[] band : bands) {
            svg.rectangle("band", across.at(band[0]), top, across.at(band[1]) - across.at(band[0]), height, "");
        }
        axes(svg, across, up, top, bottom);
        series.forEach(line -> draw(svg, line, across, up));
        for (final Mark mark : marks) {
            final double at = across.at(mark.x);
            svg.line("mark", at, top, at, bottom).text("middle", at, top - 6, mark.label);
        }
        return svg;
    }

    private DoubleStream values(ToDoubleFunction<Point> value) {
        return series.stream().flatMap(line -> line.points.stream()).mapToDouble(value);
    }

    private List<List<Series>> legend() {
        final List<List<Series>> rows = new ArrayList<>();
        double used = WIDTH;
        for (final Series line :
                series.stream().filter(one -> !one.name.isEmpty()).toList()) {
            final double wide = entryWidth(line);
            if (used + wide > WIDTH - LEFT) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(line);
            used += wide;
        }
        return rows;
    }

    private static double entryWidth(Series line) {
        return Svg.widthOf(line.name) + 40;
    }

    private void legend(Svg svg, List<List<Series>> rows) {
        double y = 44;
        for (final List<Series> row : rows) {
            double x = LEFT;
            for (final Series line : row) {
                if (line.form.hasLine()) {
                    svg.path(line.style, List.of(new double[] {x, y}, new double[] {x + 18, y}));
                }
                dot(svg, line, x + 9, y, "", "");
                svg.text("", x + 24, y + 4, line.name);
                x += entryWidth(line);
            }
            y += LEGEND;
        }
    }

    private static Scale scale(Axis axis, DoubleStream values, double from, double to) {
        final double[] all = values.toArray();
        final double least = DoubleStream.of(all).min().orElse(0);
        final double most = DoubleStream.of(all).max().orElse(1);
        return switch (axis.kind) {
            case LOG -> Scale.logarithmic(positive(all), Math.max(most, positive(all)), from, to);
            case NINES -> Scale.exact(0, Math.max(1, Math.min(MOST_NINES, most)), from, to, nines(most));
            case LINEAR -> Scale.linear(Math.min(0, least), most, from, to);
            case COUNT -> Scale.exact(0, most + 0.5, from, to, whole(most));
        };
    }

    private static List<Double> whole(double most) {
        final List<Double> ticks = new ArrayList<>();
        final int step = (int) Math.max(1, Math.ceil(most / MOST_COUNTS));
        for (int tick = step; tick <= most; tick += step) {
            ticks.add((double) tick);
        }
        return ticks;
    }

    private static double positive(double... values) {
        return DoubleStream.of(values).filter(value -> value > 0).min().orElse(1);
    }

    private static List<Double> nines(double most) {
        final List<Double> ticks = new ArrayList<>();
        for (int nines = 0; nines <= Math.max(1, Math.min(MOST_NINES, most)); nines++) {
            ticks.add((double) nines);
        }
        return ticks;
    }

    private void axes(Svg svg, Scale across, Scale up, int top, int bottom) {
        for (final double tick : up.ticks()) {
            svg.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick))
                    .text("end muted", LEFT - 10, up.at(tick) + 4, Numbers.brief(tick));
        }
        for (final double tick : across.ticks()) {
            svg.line("grid", across.at(tick), top, across.at(tick), bottom)
                    .text("middle muted", across.at(tick), bottom + TICK_TEXT, label(x.kind, tick));
        }
        svg.text("middle muted", (LEFT + RIGHT) / 2.0, bottom + 42, x.label);
        svg.upwards(20, (top + bottom) / 2.0, y.label);
    }

    private static String label(Kind kind, double tick) {
        if (kind != Kind.NINES) {
            return Numbers.brief(tick);
        }
        final int nines = (int) tick;
        return nines == 0 ? "0 %" : nines == 1 ? "90 %" : nines == 2 ? "99 %" : "99." + "9".repeat(nines - 2) + " %";
    }

    private static void draw(Svg svg, Series line, Scale across, Scale up) {
        if (line.form.hasLine()) {
            svg.path(
                    line.style,
                    line.points.stream()
                            .map(point -> new double[] {across.at(point.x), up.at(point.y)})
                            .toList());
        }
        for (final Point point : line.points) {
            final String tip = line.name + ": " + Numbers.shown(point.y);
            dot(svg, line, across.at(point.x), up.at(point.y), point.isHollow ? " missed" : "", tip);
        }
    }

    private static void dot(Svg svg, Series line, double x, double y, String also, String tip) {
        if (line.form == Form.RINGS) {
            svg.circle(line.style + " ring", x, y, RING, tip);
        } else if (line.form != Form.LINE) {
            svg.circle(line.style + also, x, y, RADIUS, tip);
        }
    }

    /** The same for the script. */
    public JsonObject data() {
        final JsonObject json = new JsonObject();
        json.addProperty("title", title);
        json.addProperty("height", height);
        json.add("x", axis(x));
        json.add("y", axis(y));
        final JsonArray lines = new JsonArray();
        series.forEach(line -> lines.add(data(line)));
        json.add("series", lines);
        final JsonArray lineMarks = new JsonArray();
        for (final Mark mark : marks) {
            final JsonObject one = new JsonObject();
            one.addProperty("x", mark.x);
            one.addProperty("label", mark.label);
            lineMarks.add(one);
        }
        json.add("marks", lineMarks);
        final JsonArray grounds = new JsonArray();
        bands.forEach(band -> grounds.add(array(band)));
        json.add("bands", grounds);
        return json;
    }

    private static JsonObject axis(Axis axis) {
        final JsonObject json = new JsonObject();
        json.addProperty("label", axis.label);
        json.addProperty("kind", axis.kind.name());
        return json;
    }

    private static JsonObject data(Series line) {
        final JsonObject json = new JsonObject();
        json.addProperty("name", line.name);
        json.addProperty("style", line.style);
        json.addProperty("form", line.form.name());
        final JsonArray points = new JsonArray();
        line.points.forEach(point -> points.add(array(point.x, point.y)));
        json.add("points", points);
        return json;
    }

    private static JsonArray array(double... values) {
        final JsonArray array = new JsonArray();
        DoubleStream.of(values).forEach(array::add);
        return array;
    }
}
