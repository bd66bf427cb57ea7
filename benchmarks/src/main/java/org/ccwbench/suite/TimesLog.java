package org.ccwbench.suite;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Nanoseconds that something took, as one thread measures them. Another thread moves them into a histogram now and
 * then, and into a file: {@code .hlog} with one histogram for each interval, and in the end {@code .hgrm} with
 * percentiles of all, in microseconds.
 */
final class TimesLog implements AutoCloseable {
    /** Longest that is told from longer ones. */
    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    private static final int DIGITS = 3;
    private static final double NANOS_A_MICRO = 1e3;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, LONGEST_NANOS, DIGITS);
    private final Histogram all = new Histogram(1, LONGEST_NANOS, DIGITS);
    private final Path percentiles;
    private final HistogramLogWriter writer;
    private Histogram interval;

    /** @param folder for the files, which are named after {@code name}; null for none */
    TimesLog(Path folder, String name) {
        try {
            percentiles = folder == null ? null : folder.resolve(name + ".hgrm");
            writer = folder == null
                    ? null
                    : new HistogramLogWriter(folder.resolve(name + ".hlog").toFile());
        } catch (FileNotFoundException e) {
            throw new UsageException(folder + ": cannot be written to: " + e.getMessage());
        }
        if (writer != null) {
            writer.outputComment("nanoseconds");
            writer.outputLogFormatVersion();
            writer.outputLegend();
        }
    }

    /** One of them, from the measuring thread. */
    void record(long nanos) {
        recorder.recordValue(Math.min(Math.max(nanos, 0), LONGEST_NANOS));
    }

    /** Moves what was recorded since the last time. */
    void endInterval() {
        interval = recorder.getIntervalHistogram(interval);
        all.add(interval);
        if (writer != null) {
            writer.outputIntervalHistogram(interval);
        }
    }

    /** All that was moved. */
    Histogram all() {
        return all;
    }

    @Override
    public void close() {
        if (writer == null) {
            return;
        }
        writer.close();
        try (PrintStream out = new PrintStream(percentiles.toFile(), StandardCharsets.UTF_8)) {
            all.outputPercentileDistribution(out, NANOS_A_MICRO);
        } catch (IOException e) {
            throw new UsageException(percentiles + ": cannot be written: " + e.getMessage());
        }
    }
}
