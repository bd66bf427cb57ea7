package org.ccwbench.suite.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ccwbench.suite.report.data.Problem;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.results.ResultsException;
import org.ccwbench.suite.results.WholeFile;

/** One page about all that some directories and archives hold. */
public final class Report {
    private final Results results;
    private final List<Problem> problems;
    private Optional<History> history = Optional.empty();

    private Report(Results results) {
        this.results = results;
        this.problems = new ArrayList<>(results.problems());
    }

    /**
     * Reads directories and archives. Times are those of the first environment among them.
     *
     * @throws ResultsException when an archive is damaged, or none
     */
    public static Report of(List<Path> places) {
        return new Report(Results.read(places));
    }

    /**
     * Adds the runs to a history, which is then in the report too.
     *
     * @return how many were not in it yet
     * @throws IOException when the file can be neither read nor written
     */
    public int remember(Path file) throws IOException {
        final History read = History.read(file);
        problems.addAll(read.problems());
        history = Optional.of(read);
        return read.append(results);
    }

    /** What could not be read, a sentence each. */
    public List<String> problems() {
        return problems.stream().map(Problem::toString).toList();
    }

    /** Times that are left out, and why, a sentence each. */
    public List<String> refusals() {
        return results.refusals().stream()
                .map(refusal -> refusal.run() + ": times refused: " + refusal.why())
                .toList();
    }

    /** What is missing of runs and checks, a sentence each. */
    public List<String> missing() {
        return results.missing();
    }

    /** Whether there is anything at all to report. */
    public boolean isEmpty() {
        return results.runs().isEmpty();
    }

    /**
     * Writes the page.
     *
     * @throws ResultsException when it cannot be written
     */
    public void write(Path file) {
        WholeFile.write(file, new Page(results, problems, figures(file)).html());
    }

    private List<Figure> figures(Path file) {
        return List.of(
                VerdictFigure.of(results),
                ChecksFigure.of(results),
                ForksFigure.of(results),
                CostFigure.of(results),
                PercentilesFigure.of(results),
                SweepFigure.of(results),
                HeatFigure.of(results),
                CountersFigure.of(results),
                WarmUpFigure.of(results),
                FlamesFigure.of(results, file.toAbsolutePath().getParent()),
                HistoryFigure.of(history),
                MachineFigure.of(results));
    }
}
