package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.suite.report.Report;
import org.ccwbench.suite.results.Archive;
import org.ccwbench.suite.results.ResultsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one page of results. */
@Command(
        name = "report",
        description = "Makes one HTML page of what other commands have left; it needs no network.",
        footer = {
            "",
            "A DIR is what run, verify, gate, compare, latency, profile or quick have left, a directory of such"
                    + " directories, or an archive (.zip) of one; parts of a run or a check and repeated runs are put"
                    + " together, and parts that are missing are named. Times are those of the first environment among"
                    + " them: times from another machine, JDK or fixture set are refused, and so are those of a part of"
                    + " another run, and the page says why; counters, checks and verdicts never are. What cannot be"
                    + " read is named, and the rest is shown. Links to flame graphs lead from where the page is"
                    + " written.",
            "Exit code 5 when there is nothing to report, or it cannot be written; 0 else."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Directories and archives.")
    private List<Path> places;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "The page; report.html when not given. One that is there is replaced.")
    private Path file;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Adds a line for each run, gate and comparison to a file such as history.jsonl: medians, the"
                    + " times of kernels, sums of work counters. Shows all of it with its change points. What"
                    + " it has is not added again.")
    private Path history;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        places.forEach(ReportCommand::check);
        final Report report = Report.of(places);
        if (report.isEmpty()) {
            report.problems().forEach(terminal.err()::println);
            throw new UsageException("there is nothing to report in "
                    + String.join(", ", places.stream().map(Path::toString).toList())
                    + ": give directories that run, verify, gate, latency or profile have left");
        }
        if (history != null) {
            remember(report);
        }
        report.problems().forEach(problem -> terminal.err().println("left out: " + problem));
        report.missing().forEach(terminal.err()::println);
        report.refusals().forEach(terminal.err()::println);
        report.write(file);
        terminal.out().println("report   " + file);
        return ExitCode.OK;
    }

    private static void check(Path place) {
        if (!Files.isDirectory(place) && !Archive.isArchive(place)) {
            throw new UsageException(place
                    + (Files.exists(place)
                            ? ": is no directory and no archive (.zip)"
                            : ": no such directory or archive"));
        }
    }

    private void remember(Report report) {
        try {
            final int added = report.remember(history);
            terminal.out().println("history  " + history + ", " + added + (added == 1 ? " line" : " lines") + " added");
        } catch (IOException e) {
            throw new UsageException(history + ": cannot be read or written: " + ResultsException.reason(e));
        }
    }
}
