package org.ccwbench.suite.view;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/** Iterations of a benchmark, and what the JVM did beside it during each of them. */
final class WarmUp implements Collector {
    static final String COMPILATION = "jdk.Compilation";
    static final String COLLECTION = "jdk.GarbageCollection";

    private static final List<String> COLUMNS = List.of(
            "iteration",
            "number",
            "ms",
            "compilations",
            "compiling ms",
            "deoptimizations",
            "collections",
            "pauses ms",
            "programs",
            "p50 ns");

    private final List<Beside> iterations;

    WarmUp(Recording recording) {
        iterations = recording.iterations().stream().map(Beside::new).toList();
    }

    private static final class Beside {
        private final Iteration iteration;
        private final Durations compilations = new Durations();
        private final Durations collections = new Durations();
        private final Durations programs = new Durations();
        private long deoptimizations;

        Beside(Iteration iteration) {
            this.iteration = iteration;
        }

        void add(RecordedEvent event) {
            switch (event.getEventType().getName()) {
                case COMPILATION -> compilations.add(event.getDuration().toNanos());
                case COLLECTION ->
                    collections.add(event.getDuration("sumOfPauses").toNanos());
                case Deopts.DEOPTIMIZATION -> deoptimizations++;
                case HotTranslations.TRANSLATE ->
                    programs.add(event.getDuration().toNanos());
                default -> {
                    // the iteration itself
                }
            }
        }
    }

    /** What lasts belongs to the iteration in which it ended: a compilation pays from then on. */
    @Override
    public void accept(RecordedEvent event) {
        final long end = Times.end(event);
        iterations.stream()
                .filter(beside -> beside.iteration.holds(end))
                .findFirst()
                .ifPresent(beside -> beside.add(event));
    }

    @Override
    public Table table() {
        final List<List<Object>> rows = new ArrayList<>();
        iterations.forEach(beside -> rows.add(row(beside)));
        return new Table(COLUMNS, rows, List.of(verdict()));
    }

    private static List<Object> row(Beside beside) {
        return List.of(
                beside.iteration.isMeasured() ? Iteration.MEASUREMENT : "warm-up",
                beside.iteration.number(),
                Times.millis(beside.iteration.end() - beside.iteration.begin()),
                beside.compilations.count(),
                Times.millis(beside.compilations.sum()),
                beside.deoptimizations,
                beside.collections.count(),
                Times.millis(beside.collections.sum()),
                beside.programs.count(),
                beside.programs.percentile(50));
    }

    private String verdict() {
        final long disturbed = iterations.stream()
                .filter(beside -> beside.iteration.isMeasured())
                .filter(beside -> beside.compilations.count() + beside.deoptimizations > 0)
                .count();
        return disturbed == 0
                ? "Nothing was compiled or deoptimized while measuring."
                : disturbed + " measured iterations had compilations or deoptimizations: more warm-up may be needed.";
    }
}
