package org.ccwbench.suite.report;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.ccwbench.suite.report.plot.Numbers;
import org.ccwbench.suite.report.plot.Svg;
import org.ccwbench.suite.view.Table;

/** Parts of a page. */
final class Html {
    private static final Gson GSON = new Gson();
    private static final double WHOLE = 1e15;

    private Html() {}

    /** A paragraph of plain text. */
    static String paragraph(String style, String text) {
        return "<p class=\"" + style + "\">" + Svg.escaped(text) + "</p>\n";
    }

    /** A box with a title and an item for each text. */
    static String box(String style, String title, List<String> texts) {
        return "<div class=\"" + style + "\"><strong>" + Svg.escaped(title) + "</strong><ul>"
                + texts.stream()
                        .map(text -> "<li>" + Svg.escaped(text) + "</li>")
                        .collect(Collectors.joining())
                + "</ul></div>\n";
    }

    /** A table: numbers to the right, then its notes. */
    static String table(Table table) {
        final StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
        for (int column = 0; column < table.columns().size(); column++) {
            html.append(cell("th", isNumeric(table, column), table.columns().get(column)));
        }
        html.append("</tr></thead><tbody>\n");
        for (final List<Object> row : table.rows()) {
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                html.append(cell("td", isNumeric(table, column), text(row.get(column))));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
        table.notes().forEach(note -> html.append(paragraph("note", note)));
        return html.toString();
    }

    private static String cell(String element, boolean numeric, String text) {
        return "<" + element + (numeric ? " class=\"number\">" : ">") + Svg.escaped(text) + "</" + element + ">";
    }

    private static boolean isNumeric(Table table, int column) {
        return !table.rows().isEmpty()
                && table.rows().stream()
                        .allMatch(row -> row.get(column) instanceof Number
                                || row.get(column).toString().isEmpty())
                && table.rows().stream().anyMatch(row -> row.get(column) instanceof Number);
    }

    private static String text(Object cell) {
        if (!(cell instanceof Double number)) {
            return cell.toString();
        }
        return number == Math.rint(number) && Math.abs(number) < WHOLE
                ? Numbers.decimal(0, number)
                : Numbers.decimal(Math.abs(number) < 1 ? 4 : 2, number);
    }

    /** JSON in a page; what would end it is escaped. */
    static String json(String id, JsonElement json) {
        return "<script type=\"application/json\" id=\"" + id + "\">" + GSON.toJson(json) + "</script>\n";
    }

    /** Rows as objects, as the command view gives them. */
    static JsonArray json(Table table) {
        final JsonArray rows = new JsonArray();
        for (final List<Object> row : table.rows()) {
            final JsonObject object = new JsonObject();
            for (int column = 0; column < row.size(); column++) {
                object.add(table.columns().get(column), GSON.toJsonTree(finite(row.get(column))));
            }
            rows.add(object);
        }
        return rows;
    }

    /** JSON knows no other numbers. */
    private static Object finite(Object cell) {
        return cell instanceof Double number && !Double.isFinite(number) ? number.toString() : cell;
    }
}
