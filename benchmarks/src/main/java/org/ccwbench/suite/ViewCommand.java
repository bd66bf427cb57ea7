package org.ccwbench.suite;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ccwbench.suite.view.Recording;
import org.ccwbench.suite.view.Table;
import org.ccwbench.suite.view.View;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers questions from a JFR recording. */
@Command(
        name = "view",
        description = "Answers a question from a JFR recording; without VIEW, lists the questions it can answer.",
        footer = {
            "",
            "A recording is made by profile, or by any JVM that runs the translator:",
            "  -XX:StartFlightRecording:filename=a.jfr,settings=ccw-profile.jfc",
            "ccw-profile.jfc and ccw-default.jfc are in the jar: jar xf benchmarks.jar ccw-profile.jfc",
            "Exit code 5 when the file is no whole recording, or has no events for the view."
        },
        mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording.")
    private Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VIEW", description = "One of those that are listed.")
    private String view;

    @ArgGroup
    private Format format = new Format();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "40",
            description = "Rows of a printed table at most, 40 when not given; --csv and --json have all.")
    private int rows;

    @Option(
            names = "--whole",
            description = "Counts everything; else, when a benchmark was recorded, only its measured iterations.")
    private boolean whole;

    ViewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** At most one of them. */
    static final class Format {
        @Option(names = "--csv", description = "Prints comma-separated values.")
        private boolean csv;

        @Option(names = "--json", description = "Prints JSON.")
        private boolean json;
    }

    @Override
    public Integer call() {
        if (rows < 1) {
            throw new UsageException("--rows must be 1 or more");
        }
        final View named = view == null ? null : View.named(view);
        final Recording recording = new Recording(file);
        print(named == null ? View.list(recording) : named.of(recording, whole));
        return ExitCode.OK;
    }

    private void print(Table table) {
        if (format.csv) {
            table.csv(terminal.out());
        } else if (format.json) {
            table.json(terminal.out());
        } else {
            table.print(terminal.out(), rows);
        }
    }
}
