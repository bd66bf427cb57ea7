package org.ccwbench.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.suite.QuickSeries.Effort;
import org.ccwbench.suite.QuickSeries.Measurement;
import org.ccwbench.suite.results.EnvironmentFile;
import org.ccwbench.suite.results.ResultsFolder;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves the translation right, then measures it beside its limit, all within a given time. */
@Command(
        name = "quick",
        description =
                "Compares all bundled programs with their answers, then times the eight shapes beside their limit,"
                        + " whole requests beside the translator, and requests under interruptions.",
        footer = {
            "",
            "x limit: the time as a multiple of a bare loop that loads, looks up, counts and stores the same and",
            "nothing else, measured in turn with it in the same JVM. ns/request: from the write to the I/O region to",
            "the status read there, with a device that ends at once; around it: what is not the translator's. %% left:",
            "of the throughput of requests while interruptions arrive, irq/s; %% net: the same without the time that",
            "the interruptions took, ns/irq each. All but x limit depends on the machine's load.",
            "Exit code 3 when a translation is wrong; then nothing is timed."
        },
        mixinStandardHelpOptions = true)
final class QuickCommand implements Callable<Integer> {
    private static final Duration USUAL = Duration.ofSeconds(90);
    private static final Duration SHORTEST = Duration.ofSeconds(20);
    private static final Duration RESERVE = Duration.ofSeconds(3);
    private static final Duration FIRST_OVERHEAD = Duration.ofMillis(1_200);
    private static final int CHECKS = 1 + Corpus.bundled().size();
    private static final List<Measurement> MEASUREMENTS = QuickSeries.measurements();

    private final Terminal terminal;
    private final UnaryOperator<Translator> inFront;
    private final QuickRun run;
    private final Progress progress;
    private final List<RunResult> results = new ArrayList<>();
    private final List<String> report = new ArrayList<>();
    private long start;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "90s",
            converter = BudgetConverter.class,
            description = {
                "What all of it should take, 20s or more; 90s when not given. Shorter is less certain, and a machine",
                "that is busy with other work may need longer."
            })
    private Duration budget;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Writes quick.json, JMH's raw data, and quick.txt, what was printed, into this directory.")
    private Path folder;

    QuickCommand(Terminal terminal) {
        this(terminal, UnaryOperator.identity(), QuickRun::inForks);
    }

    /** @param inFront what the checks see of the translator */
    QuickCommand(Terminal terminal, UnaryOperator<Translator> inFront, QuickRun run) {
        this.terminal = terminal;
        this.inFront = inFront;
        this.run = run;
        this.progress = new Progress(terminal);
    }

    @Override
    public Integer call() throws IOException {
        if (budget.compareTo(SHORTEST) < 0) {
            throw new UsageException("--budget must be " + SHORTEST.toSeconds() + "s or more");
        }
        start = System.nanoTime();
        if (folder != null) {
            makeFolder();
        }
        say("machine  " + Machine.describe());
        final Verification verification = verify();
        if (!verification.isAgreed()) {
            verification.differences().forEach(terminal.out()::println);
            terminal.out().println(terminal.bad(verification.summary() + "; nothing was timed"));
            return ExitCode.WRONG_TRANSLATION;
        }
        say("checked  " + verification.summary());
        try {
            measure();
        } catch (RunnerException e) {
            progress.end();
            return refuse(e);
        }
        say(last(verification));
        if (folder != null) {
            Files.write(folder.resolve("quick.txt"), report);
        }
        return ExitCode.OK;
    }

    private void makeFolder() {
        ResultsFolder.make(folder);
        EnvironmentFile.write(folder);
    }

    private Verification verify() {
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            final Verification verification = new Verification(inFront.apply(translator));
            step(0, "library of programs");
            verification.compare("library", Fixtures.library());
            for (int i = 0; i < Corpus.bundled().size(); i++) {
                final Corpus corpus = Corpus.bundled().get(i);
                step(i + 1, "recording " + corpus.name());
                verification.compare(corpus);
            }
            progress.end();
            return verification;
        }
    }

    private void measure() throws RunnerException, IOException {
        Duration overhead = FIRST_OVERHEAD;
        int fewest = Integer.MAX_VALUE;
        int fewestForks = Integer.MAX_VALUE;
        for (final Measurement measurement : MEASUREMENTS) {
            step(CHECKS + results.size(), measurement.toString());
            final Effort effort = measurement.series().effort();
            final Duration share =
                    left().minus(RESERVE).multipliedBy(effort.weight()).dividedBy(weightLeft());
            final QuickPlan plan = QuickPlan.within(share, overhead, effort.warmUps());
            final long before = System.nanoTime();
            results.add(run.measure(measurement, plan));
            final Duration taken = Duration.ofNanos(System.nanoTime() - before);
            overhead = taken.minus(plan.iterating()).dividedBy(plan.forks());
            fewest = Math.min(fewest, plan.samples());
            fewestForks = Math.min(fewestForks, plan.forks());
            writeJson();
        }
        progress.end();
        sayRows();
        say("Medians of " + fewest + " or more samples a row, of " + fewestForks + " or more JVMs."
                + (budget.compareTo(USUAL) < 0
                        ? " Shortened by --budget: good for a smoke test, not for a figure."
                        : ""));
    }

    private int weightLeft() {
        return MEASUREMENTS.stream()
                .skip(results.size())
                .mapToInt(measurement -> measurement.series().effort().weight())
                .sum();
    }

    private void sayRows() {
        QuickSeries series = null;
        for (int i = 0; i < results.size(); i++) {
            final Measurement measurement = MEASUREMENTS.get(i);
            if (series != measurement.series()) {
                series = measurement.series();
                say(series.head());
            }
            say(series.row(results.get(i)));
        }
    }

    private void writeJson() throws IOException {
        if (folder != null) {
            try (PrintStream json = new PrintStream(folder.resolve("quick.json").toFile(), StandardCharsets.UTF_8)) {
                ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
            }
        }
    }

    private int refuse(RunnerException failure) {
        final WrongTranslationException wrong = WrongTranslationException.in(failure);
        if (wrong != null) {
            terminal.out().println(terminal.bad(wrong.getMessage()));
            return ExitCode.WRONG_TRANSLATION;
        }
        terminal.err().println(failure.getMessage());
        for (final Throwable printed : failure.getSuppressed()) {
            terminal.err().println(printed.getMessage());
        }
        return ExitCode.HARNESS;
    }

    private String last(Verification verification) {
        final String seconds = String.format(Locale.ROOT, "%.0f", (System.nanoTime() - start) / 1e9);
        return verification.summary() + "; " + seconds + " s; raw data "
                + (folder == null ? "not kept (--results DIR keeps it)" : "in " + folder.resolve("quick.json"));
    }

    private Duration left() {
        final Duration left = budget.minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void step(int done, String what) {
        progress.step(done, CHECKS + MEASUREMENTS.size(), what, left());
    }

    private void say(String line) {
        report.add(line);
        terminal.out().println(line);
    }
}
