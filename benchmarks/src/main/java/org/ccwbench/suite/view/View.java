package org.ccwbench.suite.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;

/** A question that can be put to a recording. */
public enum View {
    /** By shape. */
    HOT_TRANSLATIONS(
            "which shapes of program take the time of the translator",
            Cut.MEASURED,
            HotTranslations::new,
            HotTranslations.TRANSLATE),
    /** By reason. */
    REFUSALS_BY_REASON("why programs are refused, and where they point", Cut.MEASURED, Refusals::new, Refusals.REFUSAL),
    /** By kind. */
    IRQ_LATENCY(
            "how long interruptions take to the user, from their intended time and from the driver on",
            Cut.MEASURED,
            IrqLatency::new,
            IrqLatency.INTERRUPT),
    /** With and without. */
    IRQ_COLLISIONS(
            "what a program costs during which an interruption arrives",
            Cut.MEASURED,
            IrqCollisions::new,
            HotTranslations.TRANSLATE,
            IrqLatency.INTERRUPT),
    /** By state, event, state. */
    STATE_CHANGES(
            "which events find devices in which state, where they lead, and what handling them takes",
            Cut.MEASURED,
            StateChanges::new,
            StateChanges.STATE_CHANGE),
    /** In the order of time. */
    SUBCHANNEL_TIMELINE(
            "what happens on each subchannel, one thing after the other",
            Cut.MEASURED,
            SubchannelTimeline::new,
            StateChanges.STATE_CHANGE,
            IrqLatency.INTERRUPT),
    /** By pages. */
    PINS("how many pages programs hold, where, and for how long", Cut.MEASURED, Pins::new, Pins.PIN, Pins.PINNED_PAGES),
    /** By place. */
    DEOPTS(
            "where compiled code was thrown away, and whether measuring had begun",
            Cut.NONE,
            Deopts::new,
            Deopts.DEOPTIMIZATION),
    /** By iteration. */
    WARMUP(
            "whether the JVM was still compiling when measuring began",
            Cut.NONE,
            WarmUp::new,
            Iteration.TYPE,
            WarmUp.COMPILATION,
            Deopts.DEOPTIMIZATION,
            WarmUp.COLLECTION,
            HotTranslations.TRANSLATE);

    private static final String PROJECT = "ccw.";

    private enum Cut {
        MEASURED,
        NONE
    }

    private final String question;
    private final Cut cut;
    private final Function<Recording, Collector> collector;
    private final List<String> types;

    View(String question, Cut cut, Function<Recording, Collector> collector, String... types) {
        this.question = question;
        this.cut = cut;
        this.collector = collector;
        this.types = List.of(types);
    }

    /**
     * The view of a name such as {@code irq-latency}.
     *
     * @throws RecordingException when there is none
     */
    public static View named(String name) {
        return Arrays.stream(values())
                .filter(view -> view.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new RecordingException("there is no view '" + name + "': the views are "
                        + Arrays.stream(values()).map(View::toString).collect(Collectors.joining(", "))));
    }

    /**
     * The views, what each answers, and how many events a recording has for it.
     *
     * @throws RecordingException when the recording has none of this project's events
     */
    public static Table list(Recording recording) {
        if (!recording.knows(PROJECT)) {
            throw new RecordingException(recording.file() + ": has no events of ccwbench: something else was recorded,"
                    + " or without settings=ccw-profile.jfc");
        }
        final List<List<Object>> rows = new ArrayList<>();
        for (final View view : values()) {
            rows.add(List.of(view.toString(), view.question, view.counts(recording)));
        }
        return new Table(List.of("view", "answers", "events"), rows, List.of());
    }

    private String counts(Recording recording) {
        return types.stream().map(type -> recording.count(type) + " " + type).collect(Collectors.joining(", "));
    }

    /**
     * The answer of a recording. When it has measured iterations of a benchmark, only what began in one of them counts,
     * but for what is asked about the warm-up itself.
     *
     * @param whole whether everything counts
     * @throws RecordingException when the recording has no events for it
     */
    public Table of(Recording recording, boolean whole) {
        requireEvents(recording);
        final List<Iteration> measured = recording.measured();
        final boolean isCut = cut == Cut.MEASURED && !whole && !measured.isEmpty();
        final Collector into = collector.apply(recording);
        recording.read(event -> {
            if (types.contains(event.getEventType().getName()) && (!isCut || isIn(measured, event))) {
                into.accept(event);
            }
        });
        final Table table = into.table();
        final List<String> notes = new ArrayList<>(table.notes());
        types.forEach(type -> noteRate(recording, type, notes));
        if (isCut) {
            notes.add("Only measured iterations count, " + measured.size() + " of "
                    + measured.get(0).benchmark() + "; --whole counts everything.");
        }
        return new Table(table.columns(), table.rows(), notes);
    }

    private void requireEvents(Recording recording) {
        final String first = types.get(0);
        if (recording.count(first) == 0 && !recording.isOn(first)) {
            throw new RecordingException(recording.file() + ": has no " + first
                    + " events: nothing of the kind happened, or they were not on (settings=ccw-profile.jfc)");
        }
    }

    private static void noteRate(Recording recording, String type, List<String> notes) {
        if (recording.every(type) > 1 && recording.count(type) > 0) {
            notes.add("One " + type + " in " + recording.every(type) + " was recorded.");
        }
    }

    private static boolean isIn(List<Iteration> iterations, RecordedEvent event) {
        final long begin = Times.begin(event);
        for (final Iteration iteration : iterations) {
            if (iteration.holds(begin)) {
                return true;
            }
        }
        return false;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
