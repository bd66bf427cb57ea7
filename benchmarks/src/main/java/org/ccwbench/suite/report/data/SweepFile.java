package org.ccwbench.suite.report.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code sweep.csv}, as the command {@code latency --sweep} writes it. */
final class SweepFile {
    static final String NAME = "sweep.csv";

    private final List<String> columns;

    private SweepFile(List<String> columns) {
        this.columns = columns;
    }

    static List<SweepPoint> read(Path file) throws IOException, DamagedFileException {
        final List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            throw new DamagedFileException("is empty");
        }
        final SweepFile sweep = new SweepFile(Arrays.asList(lines.get(0).split(",")));
        final List<SweepPoint> points = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                points.add(sweep.point(lines.get(i).split(",", -1)));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new DamagedFileException("line " + (i + 1) + " is not as latency --sweep writes it", e);
            }
        }
        return points;
    }

    private SweepPoint point(String... cells) {
        return new SweepPoint(
                number("requests_offered", cells),
                number("requests_achieved", cells),
                !cell("requests_missed", cells).isEmpty()
                        || !cell("interruptions_missed", cells).isEmpty(),
                number("response_p50", cells),
                number("response_p90", cells),
                number("response_p99", cells),
                number("response_p999", cells),
                number("service_p50", cells),
                number("hiccup_p999", cells));
    }

    private double number(String column, String... cells) {
        return Double.parseDouble(cell(column, cells));
    }

    private String cell(String column, String... cells) {
        return cells[columns.indexOf(column)];
    }
}
