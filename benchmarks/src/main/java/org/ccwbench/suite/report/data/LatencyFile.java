package org.ccwbench.suite.report.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** A log of histograms, as the command {@code latency} writes one for everything that it times at a rate. */
final class LatencyFile {
    private static final Pattern NAME = Pattern.compile("(.+)-(response|service|interruption|hiccup)\\.hlog");
    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    /** What every log begins with; the reader takes anything else for an empty one. */
    private static final char COMMENT = '#';

    private LatencyFile() {}

    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** The rate that a file is named after. */
    static String rate(String name) {
        return part(name, 1);
    }

    /** What was timed. */
    static String what(String name) {
        return part(name, 2);
    }

    private static String part(String name, int group) {
        final Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no log of latencies: " + name);
        }
        return matcher.group(group);
    }

    /** All intervals together. A log that a killed process has left ends where the last whole interval does. */
    static Histogram read(Path file) throws IOException, DamagedFileException {
        final Histogram all = new Histogram(1, LONGEST_NANOS, DIGITS);
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != COMMENT) {
                throw new DamagedFileException("is not a log of histograms");
            }
        }
        try (InputStream in = Files.newInputStream(file);
                HistogramLogReader log = new HistogramLogReader(in)) {
            while (log.hasNext()) {
                if (log.nextIntervalHistogram() instanceof Histogram interval) {
                    all.add(interval);
                }
            }
            return all;
        } catch (RuntimeException e) {
            throw new DamagedFileException("is not a log of histograms", e);
        }
    }
}
