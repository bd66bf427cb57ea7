package org.ccwbench.suite.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views that matter most for what was recorded of a benchmark. */
public final class Digest {
    private static final String METHODS = "hot-methods";

    private final Recording recording;

    /**
     * That of a recording of one fork.
     *
     * @throws RecordingException when it cannot be read
     */
    public Digest(Path file) {
        recording = new Recording(file);
    }

    /**
     * The views and their answers: interruptions when there were some, or else programs; code that was thrown away
     * while measuring, if any; and the iterations.
     */
    public Map<View, Table> tables() {
        final Map<View, Table> tables = new LinkedHashMap<>();
        if (recording.count(IrqLatency.INTERRUPT) > 0) {
            tables.put(View.IRQ_LATENCY, View.IRQ_LATENCY.of(recording, false));
        } else if (recording.count(HotTranslations.TRANSLATE) > 0) {
            tables.put(View.HOT_TRANSLATIONS, View.HOT_TRANSLATIONS.of(recording, false));
        }
        if (recording.count(Deopts.DEOPTIMIZATION) > 0) {
            final Table deopts = whileMeasuring(View.DEOPTS.of(recording, false));
            if (!deopts.rows().isEmpty()) {
                tables.put(View.DEOPTS, deopts);
            }
        }
        if (recording.count(Iteration.TYPE) > 0) {
            tables.put(View.WARMUP, View.WARMUP.of(recording, false));
        }
        return tables;
    }

    private static Table whileMeasuring(Table deopts) {
        final int column = deopts.columns().indexOf(Deopts.WHILE_MEASURING);
        final List<String> notes = new ArrayList<>(deopts.notes());
        notes.add("Only those while measuring are shown.");
        return new Table(
                deopts.columns(),
                deopts.rows().stream()
                        .filter(row -> ((Number) row.get(column)).longValue() > 0)
                        .toList(),
                notes);
    }

    /** What to ask the JDK's own {@code jfr view} about it: an event of this project, or else a view of the JDK. */
    public String jdkView() {
        if (recording.count(IrqLatency.INTERRUPT) > 0) {
            return IrqLatency.INTERRUPT;
        }
        return recording.count(HotTranslations.TRANSLATE) > 0 ? HotTranslations.TRANSLATE : METHODS;
    }
}
