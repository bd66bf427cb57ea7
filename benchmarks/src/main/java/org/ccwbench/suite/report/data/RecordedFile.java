package org.ccwbench.suite.report.data;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccwbench.suite.report.data.Recorded.Iteration;
import org.ccwbench.suite.view.Recording;
import org.ccwbench.suite.view.RecordingException;
import org.ccwbench.suite.view.Table;
import org.ccwbench.suite.view.View;

/** A recording of one fork, as the command {@code profile} leaves it. */
final class RecordedFile {
    private static final Pattern NAME = Pattern.compile("(.+)-jfr-(\\d{1,6})\\.jfr");

    private RecordedFile() {}

    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** A recording in an archive is read from a copy, because the JDK reads them from files only. */
    static Recorded read(Path file) throws IOException, DamagedFileException {
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            return read(file, file.getFileName().toString());
        }
        final Path copy = Files.createTempFile("ccwbench", ".jfr");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return read(copy, file.getFileName().toString());
        } finally {
            Files.delete(copy);
        }
    }

    private static Recorded read(Path file, String called) throws DamagedFileException {
        final Matcher name = NAME.matcher(called);
        if (!name.matches()) {
            throw new IllegalArgumentException("no recording of a fork: " + called);
        }
        try {
            final Table warmUp = View.WARMUP.of(new Recording(file), true);
            return new Recorded(
                    name.group(1),
                    Integer.parseInt(name.group(2)),
                    warmUp.rows().stream()
                            .map(row -> iteration(warmUp.columns(), row))
                            .toList());
        } catch (RecordingException e) {
            throw new DamagedFileException(e.getMessage().replace(file + ": ", ""), e);
        }
    }

    private static Iteration iteration(List<String> columns, List<Object> row) {
        return new Iteration(
                row.get(columns.indexOf("iteration")).equals("measurement"),
                number(columns, row, "number").intValue(),
                number(columns, row, "ms").doubleValue(),
                number(columns, row, "compilations").longValue(),
                number(columns, row, "deoptimizations").longValue(),
                number(columns, row, "collections").longValue(),
                number(columns, row, "programs").longValue() == 0
                        ? 0
                        : number(columns, row, "p50 ns").doubleValue());
    }

    private static Number number(List<String> columns, List<Object> row, String column) {
        return (Number) row.get(columns.indexOf(column));
    }
}
