package org.ccwbench.suite.view;

import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An answer.
 *
 * @param columns names; those of times end in their unit
 * @param rows as many cells each as there are columns: text, or numbers
 * @param notes what must be known to read it rightly, a sentence each
 */
public record Table(List<String> columns, List<List<Object>> rows, List<String> notes) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** For people: numbers to the right, text to the left, at most so many rows, then the notes. */
    public void print(PrintWriter out, int mostRows) {
        final List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.stream()
                .limit(mostRows)
                .forEach(row -> lines.add(row.stream().map(Table::text).toList()));
        final int[] widths = IntStream.range(0, columns.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        lines.forEach(line -> out.println(line(line, widths)));
        if (rows.size() > mostRows) {
            out.println("and " + (rows.size() - mostRows) + " rows more: --rows sets how many are printed");
        }
        notes.forEach(out::println);
    }

    private String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> isNumeric(column)
                        ? " ".repeat(widths[column] - cells.get(column).length()) + cells.get(column)
                        : cells.get(column)
                                + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column) instanceof Number);
    }

    /** Comma-separated values as in RFC 4180: a line of names, then a line for each row; no notes. */
    public void csv(PrintWriter out) {
        out.println(columns.stream().map(Table::quoted).collect(Collectors.joining(",")));
        rows.forEach(row ->
                out.println(row.stream().map(Table::text).map(Table::quoted).collect(Collectors.joining(","))));
    }

    private static String quoted(String cell) {
        final boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** JSON: {@code {"rows": [{column: cell, …}, …], "notes": […]}}. */
    public void json(PrintWriter out) {
        final List<Map<String, Object>> objects = new ArrayList<>();
        for (final List<Object> row : rows) {
            final Map<String, Object> object = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                object.put(columns.get(column), row.get(column));
            }
            objects.add(object);
        }
        final Map<String, Object> all = new LinkedHashMap<>();
        all.put("rows", objects);
        all.put("notes", notes);
        out.println(new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(all));
    }

    private static String text(Object cell) {
        return cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : cell.toString();
    }
}
